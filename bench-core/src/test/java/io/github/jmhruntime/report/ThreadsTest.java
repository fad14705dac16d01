package io.github.jmhruntime.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.comparison.Budgets;
import io.github.jmhruntime.comparison.Comparer;
import io.github.jmhruntime.comparison.Gate;
import io.github.jmhruntime.measurement.JmhResult;
import io.github.jmhruntime.unit.Direction;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One benchmark that was measured with 1, 2 and 4 threads: every format tells them apart. */
class ThreadsTest {

  private final ComparisonReport report = report(1, 2, 4);
  private final CheckReport check =
      new CheckReport(Gate.with(Budgets.of(5)).check(report.comparison()), "runc", false);

  @Test
  void peopleReadThemWhereThereAreSeveral() throws IOException {
    List<String> titles = List.of("threads=1", "size=1, threads=2", "size=1, threads=4");
    assertThat(ReportFiles.text(report, View.of(80)))
        .contains("All with size=1.", "get threads=1 ", "get threads=2 ", "get threads=4 ");
    assertThat(rendered(new MarkdownComparison(), report)).contains(titles);
    assertThat(ReportFiles.text(check)).contains(titles);
    assertThat(rendered(new MarkdownCheck(), check)).contains(titles);
    assertThat(ReportFiles.annotations(check, Map.of("GITHUB_ACTIONS", "true"))).contains(titles);
  }

  @Test
  void peopleDoNotReadThemWhereAllAreTheSame() {
    assertThat(ReportFiles.text(report(4), View.of(80)))
        .contains("Load.get size=1 ")
        .doesNotContain("threads");
  }

  @Test
  void toolsFindABenchmarkUnderOneNameHoweverManyOthersThereAre() throws IOException {
    for (int threads : List.of(1, 2, 4)) {
      String name =
          threads == 1
              ? "org.example.Load.get (thrpt, size=1, runtime=crun)"
              : "org.example.Load.get (thrpt, size=1, threads=%d, runtime=crun)".formatted(threads);
      for (ComparisonReport one : List.of(report, report(threads))) {
        assertThat(rendered(new BencherExport(), one)).contains("\"" + name + "\"");
        assertThat(rendered(new GitHubActionExport(Direction.HIGHER), one))
            .contains("\"name\" : \"" + name + "\"");
      }
    }
    assertThat(found("<testcase[^>]* name=\"([^\"]*)\"", rendered(new JUnitCheck(), check)))
        .containsExactly(
            "get size=1 crun (thrpt)",
            "get size=1, threads=2 crun (thrpt)",
            "get size=1, threads=4 crun (thrpt)");
  }

  @Test
  void scriptsHaveAFieldOfItsOwn() throws IOException {
    assertThat(found("\"threads\" : (\\d+)", rendered(new JsonComparison(), report)))
        .containsExactly("1", "2", "4");
    assertThat(rendered(new CsvComparison(), report).lines())
        .extracting(line -> line.substring(line.lastIndexOf(',') + 1))
        .containsExactly("threads", "1", "2", "4");
  }

  @Test
  void benchstatHasThemInTheName() throws IOException {
    StringWriter out = new StringWriter();
    new BenchstatExport("runc").render(results(100, 1, 2, 4), out);

    assertThat(out.toString().lines().filter(line -> line.startsWith("Benchmark")))
        .extracting(line -> line.substring(0, line.indexOf('\t')))
        .contains(
            "BenchmarkLoad.get/mode=thrpt/size=1-1",
            "BenchmarkLoad.get/mode=thrpt/size=1-2",
            "BenchmarkLoad.get/mode=thrpt/size=1-4");
  }

  @Test
  void aParameterOfThatNameIsNotTakenForThem() {
    assertThat(ReportFiles.text(report("threads", 1, 4), View.of(80)))
        .contains("All with threads=1.", "get -t=1 ", "get -t=4 ");
  }

  private static ComparisonReport report(int... threads) {
    return report("size", threads);
  }

  private static ComparisonReport report(String param, int... threads) {
    return new ComparisonReport(
        Comparer.against("runc", results(param, 100, threads))
            .candidate("crun", results(param, 90, threads))
            .compare(),
        List.of(),
        List.of());
  }

  private static List<JmhResult> results(double level, int... threads) {
    return results("size", level, threads);
  }

  private static List<JmhResult> results(String param, double level, int... threads) {
    List<JmhResult> results = new ArrayList<>();
    for (int count : threads) {
      List<List<Double>> forks =
          Stream.of(1.0, 1.04, 0.97, 1.02, 0.99).map(f -> List.of(f * level * count)).toList();
      results.add(
          new JmhResult(
              "org.example.Load.get",
              "thrpt",
              Map.of(param, "1"),
              null,
              count,
              5,
              level * count,
              Double.NaN,
              "ops/s",
              0,
              forks,
              Map.of(),
              null));
    }
    return results;
  }

  private static List<String> found(String regex, String text) {
    return Pattern.compile(regex).matcher(text).results().map(m -> m.group(1)).toList();
  }

  private static <R> String rendered(Renderer<R> renderer, R report) throws IOException {
    StringWriter out = new StringWriter();
    renderer.render(report, out);
    return out.toString();
  }
}
