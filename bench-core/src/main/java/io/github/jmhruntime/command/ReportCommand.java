package io.github.jmhruntime.command;

import io.github.jmhruntime.report.html.ReportPage;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes {@code report.html} again, from what a run or a comparison has stored. */
public final class ReportCommand {

  /** The page's name in the folder of a run, a comparison or a check. */
  static final String FILE = "report.html";

  private ReportCommand() {}

  /**
   * What is shown.
   *
   * @param output the folder of the run or the comparison, which the page is written to
   */
  public record Request(Path output) {}

  /** Reads and writes. */
  public static Outcome run(Request request) {
    Path folder = request.output();
    if (!Files.isDirectory(folder)) {
      throw new CommandException(
          "-Doutput=%s: there is no such folder; name that of a run or a comparison"
              .formatted(folder));
    }
    ReportPage.write(folder.resolve(FILE), StoredRun.read(folder));
    return Outcome.of(place(folder));
  }

  /** Where the report lies: the last line of what is told on the console. */
  static String place(Path folder) {
    return "Report: %s\n".formatted(folder.resolve(FILE));
  }
}
