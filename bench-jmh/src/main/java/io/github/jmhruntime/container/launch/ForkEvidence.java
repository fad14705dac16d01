package io.github.jmhruntime.container.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jmhruntime.container.NextFork;
import io.github.jmhruntime.measurement.AppendedLine;
import io.github.jmhruntime.measurement.Evidence;
import io.github.jmhruntime.plan.ContainedForkPlan.Place;
import io.github.jmhruntime.workload.cpu.SandboxCpu;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a fork ran: a line of the file that {@code evidence=} names.
 *
 * @param format 1
 * @param run marks the run
 * @param endedAt when the fork ended, in UTC
 * @param benchmark the benchmark's full name
 * @param mode JMH's short name of its mode
 * @param params the benchmark's parameters
 * @param runtime the name of the runtime profile
 * @param image what the container was started from, or null on the host
 * @param imageDigest the digest of its content, or null on the host
 * @param limits the name of the limits, or null on the host
 * @param jvm facts of the fork's JVM, by the names of system properties
 * @param sameJvm whether it is of the same version as the host JVM, which JMH's own results name
 * @param exitCode the fork's exit code
 * @param failure why the fork counts for nothing, or null
 * @param evidence what was seen, in the form of the journal
 */
record ForkEvidence(
    int format,
    String run,
    String endedAt,
    String benchmark,
    String mode,
    Map<String, String> params,
    String runtime,
    @Nullable String image,
    @Nullable String imageDigest,
    @Nullable String limits,
    Map<String, String> jvm,
    boolean sameJvm,
    int exitCode,
    @Nullable String failure,
    @Nullable Evidence evidence) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Puts together what is known.
   *
   * @param fork what the host JVM said of the fork
   * @param end how the fork ended
   */
  static ForkEvidence of(LaunchPlan plan, NextFork fork, @Nullable Seen seen, ForkEnd end) {
    Place place = plan.fork().place();
    return new ForkEvidence(
        1,
        plan.fork().runId(),
        Instant.now().toString(),
        fork.benchmark(),
        fork.mode(),
        fork.params(),
        plan.fork().profile().name(),
        place == null ? null : place.image(),
        place == null ? null : place.imageDigest(),
        place == null ? null : place.limits().name(),
        seen == null ? Map.of() : seen.jvm(),
        seen != null && seen.vmVersion().equals(plan.host().vmVersion()),
        end.exitCode(),
        end.failure(),
        seen == null ? null : evidence(place, seen, end));
  }

  private static Evidence evidence(@Nullable Place place, Seen seen, ForkEnd end) {
    return new Evidence(
            end.engineRuntime(),
            seen.files(),
            place == null ? null : place.limits().cpus(),
            place == null ? null : place.limits().memoryBytes(),
            seen.cpus(),
            seen.memoryBytes())
        .within(end.groups().cpus(), end.groups().memoryBytes());
  }

  /**
   * What afterTrial tells JMH.
   *
   * @param cpu the CPU time that the container took, as a multiple of the time that it ran
   */
  Map<String, String> forHostJvm(Seen seen, @Nullable SandboxCpu cpu) {
    Map<String, String> values = new TreeMap<>();
    if (cpu != null) {
      cpu.per(cpu.wallSeconds()).forEach((name, value) -> values.put(name, String.valueOf(value)));
    }
    values.put("cpus", String.valueOf(seen.cpus()));
    Long memory = seen.memoryBytes();
    if (memory != null) {
      values.put("memoryBytes", String.valueOf(memory));
    }
    values.put(
        "summary",
        "%n# Ran under %s: kernel %s, %s CPUs, JVM %s%s"
            .formatted(
                runtime,
                seen.kernel(),
                seen.cpus(),
                seen.vmVersion(),
                sameJvm ? "" : " (the host's is another one)"));
    return values;
  }

  /** Appends the line. */
  void append(Path file) {
    try {
      AppendedLine.write(file, JSON.writeValueAsString(this));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("evidence that is no JSON", e);
    }
  }
}
