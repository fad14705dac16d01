package io.github.jmhruntime.container.launch;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.jmhruntime.engine.ContainerSpec.Mount;
import io.github.jmhruntime.profile.RuntimeProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a launcher has to know to run a fork.
 *
 * @param runId marks the containers
 * @param hostPid the host JVM, without which no fork goes on
 * @param profile the runtime
 * @param place where on the engine forks run, or null for the host itself
 * @param hostJavaHome the host JVM's installation
 * @param connectSeconds how long a fork has to connect back
 * @param limitSeconds how long it may take from then on, or null for what JMH allows it
 * @param evidenceFile where it is noted for each fork where it ran
 * @param forkClassPath replaces the fork's class path, or null to keep it
 */
record LaunchPlan(
    String runId,
    long hostPid,
    RuntimeProfile profile,
    @Nullable Place place,
    String hostJavaHome,
    int connectSeconds,
    @Nullable Integer limitSeconds,
    String evidenceFile,
    @Nullable String forkClassPath) {

  /**
   * Where on an engine forks run.
   *
   * @param endpoint the engine
   * @param callSeconds how long it has to answer a call
   * @param engineName its name for the runtime
   * @param image what it is asked for: a reference that cannot move, where there is one
   * @param imageDigest the digest of the image's content
   * @param limits the name of the limits
   * @param cpus the CPU limit, or null for none
   * @param memoryBytes the memory limit, or null for none
   * @param java the command that starts Java in the image, or null for the host's JVM
   * @param mounts what the user wants to be seen besides
   * @param environment variables by name
   */
  record Place(
      String endpoint,
      long callSeconds,
      String engineName,
      String image,
      String imageDigest,
      String limits,
      @Nullable Double cpus,
      @Nullable Long memoryBytes,
      @Nullable String java,
      List<Mount> mounts,
      Map<String, String> environment) {

    /** The same place, where a fork sees something more. */
    Place withMount(Mount mount) {
      return new Place(
          endpoint,
          callSeconds,
          engineName,
          image,
          imageDigest,
          limits,
          cpus,
          memoryBytes,
          java,
          Stream.concat(mounts.stream(), Stream.of(mount)).toList(),
          environment);
    }

    Duration callLimit() {
      return Duration.ofSeconds(callSeconds);
    }
  }

  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  void write(Path file) {
    try {
      JSON.writeValue(file.toFile(), this);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e, e);
    }
  }

  static LaunchPlan read(Path file) {
    try {
      return JSON.readValue(Files.readString(file), LaunchPlan.class);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
