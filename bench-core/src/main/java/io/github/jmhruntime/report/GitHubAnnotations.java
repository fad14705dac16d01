package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.GateResult.CheckedRow;
import io.github.jmhruntime.comparison.Outcome;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * Workflow commands that GitHub shows as annotations: an error for what failed, a warning for what
 * is inconclusive. GitHub shows ten of each kind for a step.
 */
final class GitHubAnnotations implements CheckRenderer {

  private static final int MOST = 10;

  @Override
  public void render(CheckReport report, Writer out) throws IOException {
    List<String> errors = new ArrayList<>(report.result().errors());
    List<String> warnings = new ArrayList<>();
    CheckTexts texts = new CheckTexts(report);
    for (CheckedRow row : report.result().rows()) {
      if (report.fails(row.outcome())) {
        errors.add(texts.finding(row));
      } else if (row.outcome() == Outcome.INCONCLUSIVE) {
        warnings.add(texts.finding(row));
      }
    }
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
