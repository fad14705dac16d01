package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.GateResult.CheckedRow;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * Workflow commands that GitHub shows as annotations: an error for what failed, a warning for what
 * is inconclusive. GitHub shows the first ten of each kind for a step, so that regressions come
 * before errors, and both before what is inconclusive.
 */
final class GitHubAnnotations implements Renderer<CheckReport> {

  private static final int MOST = 10;

  /** So many errors stand among the first ten, however many regressions there are. */
  private static final int LEAST_ERRORS = 3;

  @Override
  public void render(CheckReport report, Writer out) throws IOException {
    CheckTexts texts = new CheckTexts(report);
    List<String> regressions = new ArrayList<>();
    List<String> inconclusive = new ArrayList<>();
    for (CheckedRow row : report.result().rows()) {
      switch (row.outcome()) {
        case FAIL, ERROR -> regressions.add(texts.finding(row));
        case INCONCLUSIVE -> inconclusive.add(texts.finding(row));
        case PASS -> {}
      }
    }
    List<String> errors = new ArrayList<>(report.result().errors());
    int first = MOST - 1 - Math.min(LEAST_ERRORS, errors.size());
    errors.addAll(0, regressions.subList(0, Math.min(first, regressions.size())));
    errors.addAll(regressions.subList(Math.min(first, regressions.size()), regressions.size()));
    List<String> warnings = new ArrayList<>();
    (report.failOnInconclusive() ? errors : warnings).addAll(inconclusive);
    warnings.addAll(texts.warnings());
    write("error", errors, out);
    write("warning", warnings, out);
  }

  private static void write(String command, List<String> messages, Writer out) throws IOException {
    int shown = messages.size() <= MOST ? messages.size() : MOST - 1;
    for (String message : messages.subList(0, shown)) {
      line(command, message, out);
    }
    if (shown < messages.size()) {
      line(command, "and %d more, see check.json".formatted(messages.size() - shown), out);
    }
  }

  private static void line(String command, String message, Writer out) throws IOException {
    out.write("::%s title=jmh-runtime check::%s\n".formatted(command, escaped(message)));
  }

  /** As {@code escapeData} of GitHub's actions toolkit does it, for one line. */
  private static String escaped(String message) {
    return TextLines.clean(message).replace("%", "%25");
  }
}
