package io.github.jmhruntime.measurement;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One finished or failed fork: a line of the journal.
 *
 * @param block the pass over all runtimes that it belongs to, from 1
 * @param runtime the runtime profile's name
 * @param benchmark the benchmark's full name, as in JMH JSON
 * @param mode JMH's mode, as in JMH JSON, such as {@code ss}
 * @param params the benchmark's parameters, without the runtime
 * @param status whether it gave a result
 * @param reason why it failed, or null
 * @param evidence what proves where it ran, or null where it failed before there was any
 * @param noise how much the machine was disturbed meanwhile, by measure
 * @param startedAt when it started
 * @param seconds how long it took, its JVM's start and end included
 * @param result the fork's JMH JSON object with its raw data, or null where it failed
 */
public record ForkRecord(
    int block,
    String runtime,
    String benchmark,
    String mode,
    Map<String, String> params,
    Status status,
    @Nullable String reason,
    @Nullable Evidence evidence,
    Map<String, Double> noise,
    Instant startedAt,
    double seconds,
    @Nullable JsonNode result) {

  /** Whether a fork gave a result. */
  public enum Status {
    OK,
    FAILED
  }
}
