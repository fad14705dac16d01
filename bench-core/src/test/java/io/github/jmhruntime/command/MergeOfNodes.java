package io.github.jmhruntime.command;

import io.github.jmhruntime.comparison.Comparer;
import io.github.jmhruntime.comparison.Comparison;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.JmhJsonReader;
import io.github.jmhruntime.measurement.JmhJsonWriter;
import io.github.jmhruntime.measurement.JmhResult;
import io.github.jmhruntime.measurement.Journal;
import io.github.jmhruntime.measurement.MadeUpJournal;
import io.github.jmhruntime.report.ComparisonReport;
import io.github.jmhruntime.report.ReportFiles;
import io.github.jmhruntime.report.html.PageData;
import io.github.jmhruntime.report.html.ReportPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Times what becomes of the made-up journal of many nodes; {@code scripts/merge-of-nodes}. */
final class MergeOfNodes {

  private static final double MEBIBYTE = 1 << 20;

  private MergeOfNodes() {}

  /** Takes a folder, and the numbers of nodes, of blocks on each, and of benchmarks. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    MadeUpJournal journal =
        new MadeUpJournal(
            Integer.parseInt(args[1]),
            Integer.parseInt(args[2]),
            Integer.parseInt(args[3]),
            List.of("runc", "crun", "gvisor"));
    Path file = folder.resolve("journal.ndjson");
    journal.write(file);
    say(
        "%d nodes, %d blocks on each, %d benchmarks, %d runtimes: %d forks, journal of %.0f MiB",
        journal.nodes(),
        journal.blocksEach(),
        journal.benchmarks(),
        journal.runtimes().size(),
        journal.forks(),
        Files.size(file) / MEBIBYTE);
    measure(folder, file, journal.runtimes());
  }

  private static void measure(Path folder, Path file, List<String> runtimes) {
    List<ForkRecord> forks = timed("read the journal", () -> Journal.read(file).forks());
    Map<String, List<JmhResult>> measured =
        timed("merge into JMH JSON", () -> merged(folder, runtimes, forks));
    Comparison comparison = timed("compare", () -> compare(measured));
    ComparisonReport report = ComparisonReport.of(comparison);
    long differing = comparison.rows().stream().filter(row -> row.byNode().isDifferent()).count();
    Path page =
        timed(
            "write comparison and page",
            () -> {
              ReportFiles.writeComparison(folder, report);
              Path written = folder.resolve("report.html");
              ReportPage.write(written, PageData.of(report).measured(measured));
              return written;
            });
    say(
        "%d rows, of which %d differ between nodes; comparison.json %.1f MiB, report.html %.1f MiB; %d forks held",
        comparison.rows().size(),
        differing,
        size(folder.resolve("comparison.json")),
        size(page),
        forks.size());
  }

  private static Map<String, List<JmhResult>> merged(
      Path folder, List<String> runtimes, List<ForkRecord> forks) {
    JmhJsonWriter writer = new JmhJsonWriter("made-up", fork -> false);
    Map<String, List<JmhResult>> measured = new LinkedHashMap<>();
    for (String runtime : runtimes) {
      Path results = folder.resolve(runtime + ".json");
      var unused = writer.write(results, runtime, forks);
      measured.put(runtime, JmhJsonReader.readAll(results));
    }
    return measured;
  }

  private static Comparison compare(Map<String, List<JmhResult>> measured) {
    Comparer comparer = Comparer.against("runc", measured.getOrDefault("runc", List.of()));
    measured.forEach(
        (name, results) -> {
          if (!name.equals("runc")) {
            comparer.candidate(name, results);
          }
        });
    return comparer.compare();
  }

  /** Says how long it took, and how much of the heap is in use then, garbage left out. */
  private static <T> T timed(String what, Supplier<T> step) {
    long begin = System.nanoTime();
    T result = step.get();
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.gc();
    Runtime jvm = Runtime.getRuntime();
    say(
        "%-26s %6.1f s %7.0f MiB",
        what, seconds, (jvm.totalMemory() - jvm.freeMemory()) / MEBIBYTE);
    return result;
  }

  private static double size(Path file) {
    return file.toFile().length() / MEBIBYTE;
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
