package io.github.jmhruntime.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.jmhruntime.measurement.JmhResult;
import io.github.jmhruntime.unit.Direction;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {

  @Test
  void bencherReadsTimesInNanosecondsWithTheirBounds() throws IOException {
    String text = rendered(new BencherExport(), Comparisons.run());
    Golden.assertMatches("bencher.json", text);

    JsonNode metric =
        ReportJson.MAPPER
            .readTree(text)
            .get("io.github.jmhruntime.bench.Lifecycle.start (ss, image=busybox, runtime=crun)")
            .get("latency");
    assertThat(metric.get("value").doubleValue()).isEqualTo(189.2e6);
    assertThat(metric.get("lower_value").doubleValue())
        .isLessThan(metric.get("upper_value").doubleValue());
  }

  @Test
  void bencherReadsThroughputInOperationsPerSecond() throws IOException {
    JsonNode json =
        ReportJson.MAPPER.readTree(rendered(new BencherExport(), Comparisons.awkward()));

    assertThat(json.findValue("throughput").get("value").doubleValue()).isEqualTo(1234567e6);
    assertThat(json.findValue("throughput").has("lower_value")).isFalse();
    assertThat(json.findValue("gc.alloc.rate.norm").get("value").doubleValue()).isZero();
  }

  @Test
  void eachFileForGitHubActionBenchmarkHoldsOneDirection() throws IOException {
    Golden.assertMatches(
        "smaller-is-better.json",
        rendered(new GitHubActionExport(Direction.LOWER), Comparisons.awkward()));
    Golden.assertMatches(
        "bigger-is-better.json",
        rendered(new GitHubActionExport(Direction.HIGHER), Comparisons.awkward()));
    assertThat(
            ReportJson.MAPPER.readTree(
                rendered(new GitHubActionExport(Direction.HIGHER), Comparisons.run())))
        .isEmpty();
  }

  @Test
  void aDirectionWithoutResultsHasNoFile(@TempDir Path folder) {
    ReportFiles.writeExports(folder, Comparisons.run());

    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("bencher.json", "smaller-is-better.json");
  }

  @Test
  void benchstatGetsALineForEachFork() throws IOException {
    StringWriter out = new StringWriter();
    new BenchstatExport("gvisor").render(results(), out);

    Golden.assertMatches("gvisor.benchstat.txt", out.toString());
    assertThat(out.toString().lines().filter(line -> line.contains("Start.start")))
        .containsExactly(
            "BenchmarkStart.start/mode=ss/image=a%20b%2Fc-1\t2\t1500000.0 ns/op",
            "BenchmarkStart.start/mode=ss/image=a%20b%2Fc-1\t2\t3500000.0 ns/op");
    assertThat(out.toString()).contains("Unit ns/op better=lower\n", "Unit ops/s better=higher\n");
  }

  @Test
  void filesOfRuntimesAndJdksThatDifferAreOneTableForBenchstat(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path runc = folder.resolve("runc.benchstat.txt");
    Path crun = folder.resolve("crun.benchstat.txt");
    ReportFiles.writeBenchstat(runc, "runc", results());
    ReportFiles.writeBenchstat(
        crun, "crun", results().stream().map(result -> on(result, "21.0.7")).toList());

    assertThat(BenchstatKeys.of(runc)).isNotEmpty().isEqualTo(BenchstatKeys.of(crun));
    for (String table : BenchstatKeys.tables(List.of(runc, crun))) {
      assertThat(table).contains("runc.benchstat.txt", "crun.benchstat.txt", "vs base");
    }
  }

  private static JmhResult on(JmhResult result, String jdk) {
    return new JmhResult(
        result.benchmark(),
        result.mode(),
        result.params(),
        result.metric(),
        result.threads(),
        result.forks(),
        result.score(),
        result.scoreError(),
        result.unit(),
        result.calls(),
        result.rawData(),
        Map.of("jdkVersion", jdk, "vmName", "OpenJDK 64-Bit Server VM"),
        null);
  }

  private static List<JmhResult> results() {
    List<List<Double>> forks = List.of(List.of(1.0, 2.0), List.of(3.0, 4.0));
    return List.of(
        result("org.example.Start.start", "ss", null, "ms/op", Map.of("image", "a b/c"), forks),
        result("org.example.Load.get", "thrpt", null, "ops/ms", Map.of(), forks),
        result("org.example.Load.get", "thrpt", "gc.alloc.rate.norm", "B/op", Map.of(), forks),
        result("org.example.Load.get", "thrpt", "gc.count", "counts", Map.of(), forks),
        result("org.other.Scores.only", "avgt", null, "us/op", Map.of(), List.of()));
  }

  private static JmhResult result(
      String benchmark,
      String mode,
      @Nullable String metric,
      String unit,
      Map<String, String> params,
      List<List<Double>> forks) {
    return new JmhResult(
        benchmark,
        mode,
        params,
        metric,
        1,
        2,
        2.5,
        Double.NaN,
        unit,
        0,
        forks,
        Map.of("jdkVersion", "17.0.15", "vmName", "OpenJDK 64-Bit Server VM"),
        null);
  }

  private static String rendered(Renderer<ComparisonReport> renderer, ComparisonReport report)
      throws IOException {
    StringWriter out = new StringWriter();
    renderer.render(report, out);
    return out.toString();
  }
}
