package io.github.jmhruntime.command;

import io.github.jmhruntime.decision.Analysis;
import io.github.jmhruntime.decision.Decision;
import io.github.jmhruntime.decision.Uncertainty;
import io.github.jmhruntime.measurement.ResultFile;
import io.github.jmhruntime.profile.DecisionFile;
import io.github.jmhruntime.profile.Decisions;
import io.github.jmhruntime.report.RankingReport;
import io.github.jmhruntime.report.ReportFiles;
import io.github.jmhruntime.report.html.ReportPage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Ranks runtimes by weighted criteria, and says what the ranking hangs on. */
public final class RankCommand {

  private RankCommand() {}

  /**
   * What is to be decided.
   *
   * @param decision the name of a decision, or the path of its file
   * @param profiles a folder with the user's own profiles, or null
   * @param output the folder of the run whose results are ranked, to which the ranking is written
   * @param excludeUnequal whether rows count as not measured whose sides had unequal CPUs or
   *     memory, or a limit that did not hold, also where the file does not say so
   * @param columns how wide a line on the console may be
   */
  public record Request(
      String decision, @Nullable Path profiles, Path output, boolean excludeUnequal, int columns) {}

  /**
   * Writes a decision about the last run: its criteria are what was measured.
   *
   * @param file where to; a file that is there already stays as it is
   * @param output the folder of the run
   * @throws CommandException where the file exists, or there is no run
   */
  public static Outcome init(Path file, Path output) {
    if (Files.exists(file)) {
      throw new CommandException(
          "-Dinit: %s exists, and is not overwritten; name another file with -Ddecision=FILE, or remove it"
              .formatted(file));
    }
    ResultFile.write(file, DecisionTemplate.of(RunFigures.read(output, false), path(file)));
    return Outcome.of(
        "Wrote %s: set points, replace 'open' by scores, then mvn jmh-runtime:rank -Ddecision=%s%n"
            .formatted(file, path(file)));
  }

  /** A file's name with a folder, by which it is told from the name of a decision. */
  private static String path(Path file) {
    return file.getNameCount() > 1 ? file.toString() : "./" + file;
  }

  /**
   * Ranks, and writes {@code ranking.json}, {@code .md} and {@code .csv}; where a run is ranked,
   * its {@code report.html} anew, too.
   */
  public static Outcome run(Request request) {
    Path output = request.output();
    DecisionFile file = Decisions.find("-Ddecision", request.decision(), request.profiles());
    Decision decision =
        DecisionBuilder.decision(file, output, request.excludeUnequal(), request.profiles());
    Uncertainty uncertainty =
        new Uncertainty(
            file.uncertainty().weights(), file.uncertainty().draws(), file.uncertainty().seed());
    RankingReport report =
        new RankingReport(
            file.title(),
            file.source(),
            file.ofRun() ? StoredRun.name(output) : null,
            file.notes(),
            Analysis.of(decision, uncertainty),
            uncertainty);
    ReportFiles.writeRanking(output, report);
    String text = ReportFiles.text(report, request.columns());
    if (report.run() == null || !Files.exists(output.resolve(StoredRun.COMPARISON))) {
      return Outcome.of(text);
    }
    ReportPage.write(output.resolve(ReportCommand.FILE), StoredRun.read(output));
    return Outcome.of(text + "\n" + ReportCommand.place(output));
  }
}
