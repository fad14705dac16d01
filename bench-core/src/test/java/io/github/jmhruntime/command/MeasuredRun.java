package io.github.jmhruntime.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.jmhruntime.measurement.Axes;
import io.github.jmhruntime.measurement.Evidence;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.ForkResult;
import io.github.jmhruntime.measurement.JmhJsonWriter;
import io.github.jmhruntime.measurement.Journal;
import io.github.jmhruntime.measurement.Provenance;
import io.github.jmhruntime.measurement.Provenance.MeasuredRuntime;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The folder of a finished run, for tests; the runtime that is named first is the baseline. */
final class MeasuredRun {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

  private final Path folder;
  private final List<ForkRecord> forks = new ArrayList<>();

  MeasuredRun(Path folder) {
    this.folder = folder;
  }

  /** Forks of one benchmark, one score per block, in ms. */
  MeasuredRun ok(String runtime, String benchmark, Map<String, String> params, double... scores) {
    for (int i = 0; i < scores.length; i++) {
      forks.add(
          fork(i + 1, runtime, benchmark, params, null, result(benchmark, params, scores[i])));
    }
    return this;
  }

  MeasuredRun failed(String runtime, String benchmark, Map<String, String> params, String reason) {
    forks.add(fork(1, runtime, benchmark, params, reason, null));
    return this;
  }

  /** Writes the journal, JMH's JSON for each runtime, and run.json. */
  Path write() {
    try (Journal journal = Journal.open(folder.resolve("journal.ndjson"))) {
      forks.forEach(journal::append);
    }
    Set<String> runtimes = new LinkedHashSet<>();
    forks.forEach(fork -> runtimes.add(fork.runtime()));
    JmhJsonWriter writer = new JmhJsonWriter("run-1", fork -> false);
    runtimes.forEach(name -> writer.write(folder.resolve(name + ".json"), name, forks));
    new Provenance(
            "run-1",
            "0.1.0",
            START,
            START.plusSeconds(60),
            0.9,
            1,
            Map.of(),
            runtimes.stream().map(name -> new MeasuredRuntime(name, name, null)).toList(),
            List.of(),
            List.of(),
            Map.of(),
            JSON.createObjectNode().put("baseline", runtimes.iterator().next()))
        .write(folder.resolve("run.json"));
    return folder;
  }

  private ForkRecord fork(
      int block,
      String runtime,
      String benchmark,
      Map<String, String> params,
      @Nullable String reason,
      @Nullable ObjectNode result) {
    return new ForkRecord(
        block,
        runtime,
        benchmark,
        "avgt",
        params,
        Axes.NONE,
        reason == null ? ForkRecord.Status.OK : ForkRecord.Status.FAILED,
        reason,
        evidence(runtime, params),
        Map.of(),
        START.plusSeconds(forks.size()),
        1,
        result == null ? null : ForkResult.of(result));
  }

  /** Under 'min' a CPU is asked for; runc's control group shows it, and crun sees two. */
  private static @Nullable Evidence evidence(String runtime, Map<String, String> params) {
    boolean limited = "min".equals(params.get("limits"));
    String quota = runtime.equals("runc") && limited ? "100000" : "-1";
    return new Evidence(
        runtime,
        Map.of("/sys/fs/cgroup/cpu/cpu.cfs_quota_us", quota),
        limited ? 1.0 : null,
        null,
        2,
        null);
  }

  private static ObjectNode result(String benchmark, Map<String, String> params, double score) {
    ObjectNode result = JSON.createObjectNode();
    result.put("jmhVersion", "1.37").put("benchmark", benchmark).put("mode", "avgt");
    result.put("threads", 1).put("forks", 1);
    result.set("params", JSON.valueToTree(params));
    ObjectNode metric = result.putObject("primaryMetric");
    metric.put("score", score).put("scoreError", "NaN").put("scoreUnit", "ms/op");
    metric.putArray("scoreConfidence").add("NaN").add("NaN");
    metric.putObject("scorePercentiles").put("50.0", score);
    metric.putArray("rawData").addArray().add(score);
    result.putObject("secondaryMetrics");
    return result;
  }
}
