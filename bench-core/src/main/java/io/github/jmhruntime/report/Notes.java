package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.Comparison;
import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.measurement.FailureRate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Warnings, failures and what is missing, each said once, for the formats that people read. */
final class Notes {

  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final ComparisonReport report;
  private final RowTitles titles;

  Notes(ComparisonReport report) {
    this.report = report;
    List<String> benchmarks = new ArrayList<>();
    Comparison comparison = report.comparison();
    comparison.unmatched().forEach(unmatched -> benchmarks.add(unmatched.benchmark()));
    report.failures().forEach(failure -> benchmarks.add(failure.benchmark()));
    this.titles = new RowTitles(comparison.rows(), benchmarks);
    for (Row row : comparison.rows()) {
      for (String warning : row.warnings()) {
        numbers.putIfAbsent(warning, numbers.size() + 1);
      }
    }
  }

  /** The group's heading: what was measured, in which unit, and which way is better. */
  String heading(RowGroup group) {
    return "%s (%s, %s is better)"
        .formatted(titles.of(group.first()), group.numbers().unit(), group.first().better().word());
  }

  /** The verdict with the numbers of the row's warnings behind it. */
  String verdict(Row row) {
    String marks =
        row.warnings().stream()
            .distinct()
            .map(warning -> String.valueOf(numbers.get(warning)))
            .collect(Collectors.joining(","));
    return row.verdict().word() + (marks.isEmpty() ? "" : " (" + marks + ")");
  }

  /** One sentence that says what the figures are. */
  String legend() {
    Comparison comparison = report.comparison();
    return "Percent of %s with %s %% intervals; a difference of %s %% matters."
        .formatted(
            comparison.baseline(),
            trimmed(100 * comparison.confidence()),
            trimmed(100 * comparison.relevantDifference()));
  }

  List<String> warnings() {
    List<String> lines = new ArrayList<>(report.comparison().warnings());
    numbers.forEach((warning, number) -> lines.add("(%d) %s".formatted(number, warning)));
    return lines;
  }

  List<String> failures() {
    return report.failures().stream().map(this::failure).toList();
  }

  private String failure(FailureRate failure) {
    String reason = failure.reasons().isEmpty() ? "" : ": " + oneLine(failure.reasons().get(0));
    int more = failure.reasons().size() - 1;
    return "%s: %s failed in %d of %d forks (%s %%)%s%s"
        .formatted(
            failure.runtime(),
            titles.of(failure.benchmark(), failure.params()),
            failure.failed(),
            failure.forks(),
            trimmed(100 * failure.rate()),
            reason,
            more > 0 ? " (and %d more)".formatted(more) : "");
  }

  /** Benchmarks that vanished come first, secondary metrics last. */
  List<String> unmatched() {
    return report.comparison().unmatched().stream()
        .sorted(Comparator.comparing(Comparison.Unmatched::kind))
        .map(
            u ->
                "%s: %s: %s"
                    .formatted(u.runtime(), titles.of(u.benchmark(), u.params()), u.reason()))
        .toList();
  }

  List<String> groups() {
    return report.comparison().groups().stream()
        .map(
            group ->
                "%s: %s, geometric mean of %d: %s %% %s, %s is better"
                    .formatted(
                        group.runtime(),
                        shortName(group),
                        group.rows(),
                        Numbers.percent(group.percent().estimate()),
                        Numbers.interval(group.percent()),
                        group.better().word()))
        .toList();
  }

  /** Without the package, where the class alone says which is meant. */
  private String shortName(Comparison.Group group) {
    String name = withoutPackage(group);
    long meant =
        report.comparison().groups().stream()
            .filter(other -> withoutPackage(other).equals(name))
            .map(Comparison.Group::name)
            .distinct()
            .count();
    return meant == 1 ? name : group.name();
  }

  private static String withoutPackage(Comparison.Group group) {
    return group.name().replaceFirst("^(?:[\\p{Ll}_][\\w$]*\\.)+(?=\\p{Lu})", "");
  }

  private static String trimmed(double value) {
    return String.format(Locale.ROOT, "%.1f", value).replaceFirst("\\.0$", "");
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*[\\r\\n]+\\s*", " / ");
  }
}
