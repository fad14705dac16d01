package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.Calibration;
import io.github.jmhruntime.measurement.JmhResult;
import io.github.jmhruntime.measurement.ProbeFindings;
import io.github.jmhruntime.measurement.ResultFile;
import io.github.jmhruntime.measurement.ResultFileException;
import io.github.jmhruntime.unit.Direction;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The files that reports are written to, and the texts for the console. */
public final class ReportFiles {

  private static final Map<String, Renderer<ComparisonReport>> COMPARISON =
      Map.of(
          "comparison.json", new JsonComparison(),
          "comparison.md", new MarkdownComparison(),
          "comparison.csv", new CsvComparison());

  private static final Map<String, Renderer<CheckReport>> CHECK =
      Map.of(
          "check.json", new JsonCheck(),
          "check.md", new MarkdownCheck(),
          "check-junit.xml", new JUnitCheck());

  private static final Map<String, Renderer<RankingReport>> RANKING =
      Map.of(
          "ranking.json", new JsonRanking(),
          "ranking.md", new MarkdownRanking(),
          "ranking.csv", new CsvRanking());

  private static final Map<String, Renderer<ProbeFindings>> PROBES =
      Map.of("probes.json", new JsonProbes(), "probes.md", new MarkdownProbes());

  private static final Map<Direction, String> GITHUB_ACTION =
      Map.of(
          Direction.LOWER, "smaller-is-better.json",
          Direction.HIGHER, "bigger-is-better.json");

  private ReportFiles() {}

  /**
   * Writes {@code comparison.json}, {@code .md} and {@code .csv} into the folder, each whole or not
   * at all.
   *
   * @throws ResultFileException where a file cannot be written
   */
  public static void writeComparison(Path folder, ComparisonReport report) {
    COMPARISON.forEach((name, renderer) -> write(folder.resolve(name), report, renderer));
  }

  /**
   * Writes {@code check.json}, {@code check.md} and {@code check-junit.xml} into the folder.
   *
   * @throws ResultFileException where a file cannot be written
   */
  public static void writeCheck(Path folder, CheckReport report) {
    CHECK.forEach((name, renderer) -> write(folder.resolve(name), report, renderer));
  }

  /**
   * Writes {@code ranking.json}, {@code .md} and {@code .csv} into the folder.
   *
   * @throws ResultFileException where a file cannot be written
   */
  public static void writeRanking(Path folder, RankingReport report) {
    RANKING.forEach((name, renderer) -> write(folder.resolve(name), report, renderer));
  }

  /**
   * Writes {@code probes.json} and {@code probes.md} into the folder.
   *
   * @throws ResultFileException where a file cannot be written
   */
  public static void writeProbes(Path folder, ProbeFindings findings) {
    PROBES.forEach((name, renderer) -> write(folder.resolve(name), findings, renderer));
  }

  /**
   * Writes what other tools read: {@code bencher.json} for Bencher, and for github-action-benchmark
   * {@code smaller-is-better.json} and {@code bigger-is-better.json}, each only where there is
   * something to put in, as that tool refuses an empty file.
   *
   * @throws ResultFileException where a file cannot be written
   */
  public static void writeExports(Path folder, ComparisonReport report) {
    write(folder.resolve("bencher.json"), report, new BencherExport());
    GITHUB_ACTION.forEach(
        (direction, name) -> {
          if (report.comparison().rows().stream().anyMatch(row -> row.better() == direction)) {
            write(folder.resolve(name), report, new GitHubActionExport(direction));
          }
        });
  }

  /**
   * Writes the forks of one runtime, or of one file, as benchstat reads them.
   *
   * @param file such as {@code crun.benchstat.txt}
   * @param runtime the runtime's or the file's name
   * @throws ResultFileException where the file cannot be written
   */
  public static void writeBenchstat(Path file, String runtime, List<JmhResult> results) {
    ResultFile.write(file, out -> new BenchstatExport(runtime).render(results, out));
  }

  /**
   * The table for the console, with its last line break.
   *
   * @param view what of it is shown, and how
   */
  public static String text(ComparisonReport report, View view) {
    return text(report, new TextComparison(view));
  }

  /**
   * The ranking and how sure it is, for the console, with its last line break.
   *
   * @param columns how wide a line may be
   */
  public static String text(RankingReport report, int columns) {
    return text(report, new TextRanking(columns));
  }

  /**
   * What probes have found, for the console, with its last line break.
   *
   * @param columns how wide a line may be
   */
  public static String text(ProbeFindings findings, int columns) {
    return text(findings, new TextProbes(columns));
  }

  /** What a gate found, for the console, with its last line break. */
  public static String text(CheckReport report) {
    return text(report, new TextCheck());
  }

  /** What a machine can show, for the console. */
  public static String text(Calibration calibration) {
    return text(calibration, new TextCalibration());
  }

  /** What is usable here, for the console. */
  public static String text(DoctorReport report) {
    return text(report, new TextDoctor());
  }

  /** What options can name, for the console. */
  public static String text(ListReport report) {
    return text(report, new TextList());
  }

  /**
   * Lines for standard output that GitHub shows as annotations; empty where this is no workflow of
   * GitHub's.
   *
   * @param environment the process's environment variables
   */
  public static String annotations(CheckReport report, Map<String, String> environment) {
    return "true".equals(environment.get("GITHUB_ACTIONS"))
        ? text(report, new GitHubAnnotations())
        : "";
  }

  /**
   * Appends what {@code check.md} says to the summary of GitHub's workflow; does nothing where
   * there is none.
   *
   * @param environment the process's environment variables
   * @throws ResultFileException where the summary cannot be written
   */
  public static void appendSummary(CheckReport report, Map<String, String> environment) {
    String file = environment.getOrDefault("GITHUB_STEP_SUMMARY", "");
    if (!file.isBlank()) {
      GitHubSummary.append(Path.of(file), report);
    }
  }

  private static <R> void write(Path file, R report, Renderer<R> renderer) {
    ResultFile.write(file, out -> renderer.render(report, out));
  }

  private static <R> String text(R report, Renderer<R> renderer) {
    StringWriter out = new StringWriter();
    try {
      renderer.render(report, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }
}
