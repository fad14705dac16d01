package io.github.jmhruntime.command;

import io.github.jmhruntime.comparison.Comparison;
import io.github.jmhruntime.comparison.History;
import io.github.jmhruntime.report.ComparisonFile;
import io.github.jmhruntime.report.ComparisonReport;
import io.github.jmhruntime.report.PublishedTables;
import io.github.jmhruntime.report.html.HistoryPage;
import io.github.jmhruntime.report.html.PageData;
import io.github.jmhruntime.report.html.ReportPage;
import io.github.jmhruntime.report.html.RunsPage;
import io.github.jmhruntime.report.html.RunsPage.NamedRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes {@code report.html} again, from what runs or comparisons have stored. */
public final class ReportCommand {

  /** The page's name in the folder of a run, a comparison or a check. */
  static final String FILE = "report.html";

  private ReportCommand() {}

  /**
   * What is shown.
   *
   * @param output the folder that the page is written to; without {@code runs} and {@code history}
   *     also that of the run or the comparison
   * @param runs folders of runs that are shown side by side, or names of published studies; empty
   *     for none
   * @param history a folder of many runs, which are shown in the order of time; null for none
   */
  public record Request(Path output, List<Path> runs, @Nullable Path history) {}

  /** Reads and writes. */
  public static Outcome run(Request request) {
    Path file = request.output().resolve(FILE);
    Path history = request.history();
    if (history != null && !request.runs().isEmpty()) {
      throw new CommandException(
          "-Druns shows runs side by side and -Dhistory over time: leave one of them out");
    }
    if (history != null) {
      HistoryPage.write(
          file,
          RunHistory.read(history).runs().stream()
              .map(run -> new History.Run(run.name(), comparison(run)))
              .toList());
    } else if (!request.runs().isEmpty()) {
      List<NamedRun> runs = runs(request.runs());
      if (runs.size() == 1) {
        ReportPage.write(file, runs.get(0).data());
      } else {
        RunsPage.write(file, runs);
      }
    } else {
      ReportPage.write(file, StoredRun.read(existing("output", request.output())));
    }
    return Outcome.of(place(request.output()));
  }

  private static Comparison comparison(RunHistory.PastRun run) {
    return ComparisonFile.read(run.folder().path().resolve("comparison.json")).comparison();
  }

  private static List<NamedRun> runs(List<Path> folders) {
    List<NamedRun> runs = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Path folder : folders) {
      String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
      runs.add(new NamedRun(names.add(name) ? name : folder.toString(), run(folder)));
    }
    return runs;
  }

  private static PageData run(Path folder) {
    if (!Files.exists(folder.resolve("comparison.json"))) {
      ComparisonReport published = PublishedTables.read(folder, CompareCommand.RELEVANT_DIFFERENCE);
      if (published != null) {
        return PageData.of(published);
      }
    }
    return StoredRun.read(existing("runs", folder));
  }

  private static Path existing(String option, Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new CommandException(
          "-D%s=%s: there is no such folder; name that of a run or a comparison"
              .formatted(option, folder));
    }
    return folder;
  }

  /** Where the report lies: the last line of what is told on the console. */
  static String place(Path folder) {
    return "Report: %s\n".formatted(folder.resolve(FILE));
  }
}
