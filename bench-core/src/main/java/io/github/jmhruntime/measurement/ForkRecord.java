package io.github.jmhruntime.measurement;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One finished or failed fork: a line of the journal.
 *
 * @param block the pass over all runtimes that it belongs to, from 1
 * @param node the cluster's node that it was measured on, or null for this machine
 * @param runtime the runtime profile's name
 * @param benchmark the benchmark's full name, as in JMH JSON
 * @param mode JMH's mode, as in JMH JSON, such as {@code ss}
 * @param params the benchmark's parameters, without the runtime
 * @param axes which of these are axes that the benchmark has declared
 * @param status whether it gave a result
 * @param reason why it failed, or null
 * @param evidence what proves where it ran, or null where it failed before there was any
 * @param noise how much the machine was disturbed meanwhile, by measure
 * @param startedAt when it started
 * @param seconds how long it took, its JVM's start and end included
 * @param iterationSeconds how long one measured iteration took with all that belongs to it, or null
 *     where it failed or nobody looked
 * @param result what JMH found, with its raw data, or null where it failed
 */
public record ForkRecord(
    int block,
    @Nullable String node,
    String runtime,
    String benchmark,
    String mode,
    Map<String, String> params,
    Axes axes,
    Status status,
    @Nullable String reason,
    @Nullable Evidence evidence,
    Map<String, Double> noise,
    Instant startedAt,
    double seconds,
    @Nullable Double iterationSeconds,
    @Nullable ForkResult result) {

  /** One on this machine of whose iterations it is not known how long each took. */
  public ForkRecord(
      int block,
      String runtime,
      String benchmark,
      String mode,
      Map<String, String> params,
      Axes axes,
      Status status,
      @Nullable String reason,
      @Nullable Evidence evidence,
      Map<String, Double> noise,
      Instant startedAt,
      double seconds,
      @Nullable ForkResult result) {
    this(
        block, null, runtime, benchmark, mode, params, axes, status, reason, evidence, noise,
        startedAt, seconds, null, result);
  }

  /** The same, measured on a node of a cluster. */
  public ForkRecord on(String other) {
    return new ForkRecord(
        block,
        other,
        runtime,
        benchmark,
        mode,
        params,
        axes,
        status,
        reason,
        evidence,
        noise,
        startedAt,
        seconds,
        iterationSeconds,
        result);
  }

  /** Whether it failed because it was refused: that says nothing against its runtime. */
  public boolean refused() {
    return status == Status.FAILED && evidence != null && evidence.refusal() != null;
  }

  /** Whether a fork gave a result. */
  public enum Status {
    @JsonProperty("ok")
    OK,
    @JsonProperty("failed")
    FAILED
  }

  /**
   * Checks that nothing is missing.
   *
   * @throws IllegalArgumentException naming the field that is missing or does not fit the status
   */
  public ForkRecord {
    Fields.require(block >= 1, "'block' must be 1 or more");
    Fields.require(node == null || !node.isBlank(), "'node' is empty");
    Fields.require(runtime != null, "'runtime' is missing");
    Fields.require(benchmark != null, "'benchmark' is missing");
    Fields.require(mode != null, "'mode' is missing");
    Fields.require(status != null, "'status' is missing");
    Fields.require(startedAt != null, "'startedAt' is missing");
    Fields.require(
        (status == Status.OK) == (result != null), "'result' belongs to the status 'ok'");
    Fields.require((status == Status.FAILED) == (reason != null), "'reason' belongs to 'failed'");
    params = Fields.complete("params", params);
    axes = axes == null ? Axes.NONE : axes;
    noise = Fields.complete("noise", noise);
  }
}
