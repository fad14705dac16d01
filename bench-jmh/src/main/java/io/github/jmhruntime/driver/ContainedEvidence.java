package io.github.jmhruntime.driver;

import io.github.jmhruntime.measurement.Evidence;
import io.github.jmhruntime.plan.PlanFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the driver needs of what {@code -prof container} has noted of a fork.
 *
 * @param benchmark the benchmark's full name
 * @param runtime the name of the runtime profile
 * @param jvm facts of the fork's JVM, by the names of system properties
 * @param failure why the fork counts for nothing, or null
 * @param evidence what was seen, or null where the fork has not come so far
 */
record ContainedEvidence(
    String benchmark,
    String runtime,
    Map<String, String> jvm,
    @Nullable String failure,
    @Nullable Evidence evidence) {

  /**
   * The evidence of the only fork that a file tells of, or null where there is no such file. What
   * cannot be read counts against the fork.
   */
  static @Nullable ContainedEvidence in(Path file) {
    try {
      return Files.exists(file) ? PlanFile.read(file, ContainedEvidence.class) : null;
    } catch (UncheckedIOException e) {
      return new ContainedEvidence("", "", Map.of(), ForkPlace.unknown(e), null);
    }
  }
}
