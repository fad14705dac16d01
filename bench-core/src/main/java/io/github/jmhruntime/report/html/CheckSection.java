package io.github.jmhruntime.report.html;

import io.github.jmhruntime.comparison.GateResult.CheckedRow;
import io.github.jmhruntime.report.CheckReport;
import io.github.jmhruntime.report.CheckTexts;
import io.github.jmhruntime.report.Numbers;
import io.github.jmhruntime.report.markup.Element;
import io.github.jmhruntime.report.markup.Node;
import io.github.jmhruntime.report.markup.Table;
import java.util.ArrayList;
import java.util.List;

/** What a regression gate says; what failed stands first. */
final class CheckSection implements Section {

  /** More rows than these are in {@code check.json}. */
  private static final int MOST = 500;

  @Override
  public String id() {
    return "check";
  }

  @Override
  public String title() {
    return "Regression check";
  }

  @Override
  public List<Node> content(PageData data) {
    CheckReport check = data.check();
    if (check == null) {
      return List.of();
    }
    CheckTexts texts = new CheckTexts(check);
    List<Node> content = new ArrayList<>();
    content.add(Element.of("p", Element.of("strong", texts.headline())).with("class", "lead"));
    check.result().errors().forEach(error -> content.add(Element.of("p", error)));
    List<List<String>> rows =
        check.byUrgency().stream().limit(MOST).map(row -> cells(row, texts)).toList();
    if (!rows.isEmpty()) {
      content.add(
          new Table(
                  List.of(
                      "benchmark",
                      "candidate",
                      "% of " + check.baseline(),
                      "interval",
                      "budget %",
                      "could have shown %",
                      "outcome",
                      "remarks"),
                  rows)
              .element("Regression check"));
    }
    if (check.result().rows().size() > MOST) {
      content.add(
          Element.of(
              "p",
              "The first %d of %d rows; check.json has all of them."
                  .formatted(MOST, check.result().rows().size())));
    }
    return content;
  }

  private static List<String> cells(CheckedRow checked, CheckTexts texts) {
    return List.of(
        texts.title(checked.row()),
        checked.row().runtime(),
        Numbers.percent(checked.row().ratio()),
        Numbers.interval(checked.row().ratio()),
        CheckTexts.budget(checked),
        CheckTexts.detectable(checked),
        checked.outcome().word(),
        String.join("; ", checked.notes()));
  }
}
