package io.github.jmhruntime.measurement;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;

/** Forks for tests. */
final class Forks {

  private Forks() {}

  static ForkRecord ok(int block, String runtime, JsonNode result) {
    return new ForkRecord(
        block,
        runtime,
        "lifecycle.Start.start",
        "ss",
        Map.of("image", "busybox"),
        new Axes("busybox", null, null),
        ForkRecord.Status.OK,
        null,
        new Evidence(runtime, Map.of("/proc/version", "Linux version 6.1\n"), 1.0, null, 2, null),
        Map.of("stealShare", 0.01),
        Instant.parse("2026-11-21T10:00:00Z").plusSeconds(block),
        3.5,
        ForkResult.of(result));
  }

  static ForkRecord ok(int block, String runtime) {
    return ok(block, runtime, Json.MAPPER.createObjectNode().put("benchmark", "gr\u00fcn\n"));
  }

  static ForkRecord failed(int block, String runtime, String reason) {
    return new ForkRecord(
        block,
        runtime,
        "lifecycle.Start.start",
        "ss",
        Map.of("image", "busybox"),
        new Axes("busybox", null, null),
        ForkRecord.Status.FAILED,
        reason,
        null,
        Map.of(),
        Instant.parse("2026-11-21T10:00:00Z").plusSeconds(block),
        60.0,
        null);
  }
}
