package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.Comparison;
import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.measurement.FailureRate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Warnings, failures and what is missing, each said once, for the formats that people read. */
final class Notes {

  private static final Pattern PACKAGE = Pattern.compile("^(?:[\\p{Ll}_][\\w$]*\\.)+(?=\\p{Lu})");

  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final ComparisonReport report;
  private final RowTitles titles;

  Notes(ComparisonReport report) {
    this.report = report;
    Comparison comparison = report.comparison();
    this.titles =
        new RowTitles(
            comparison.rows(),
            comparison.unmatched().stream().map(Comparison.Unmatched::key).toList(),
            report.failures().stream().map(FailureRate::benchmark).toList());
    for (Row row : comparison.rows()) {
      for (String warning : WarningTexts.of(row)) {
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
        WarningTexts.of(row).stream()
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

  /** What the console shows of {@link #unmatched}: of secondary metrics only how many. */
  List<String> unmatchedBriefly() {
    List<Comparison.Unmatched> all = report.comparison().unmatched();
    long metrics = all.stream().filter(u -> !u.key().primary()).count();
    List<String> lines = new ArrayList<>(unmatched().subList(0, (int) (all.size() - metrics)));
    if (metrics > 0) {
      lines.add("%d secondary metrics, see comparison.json for the reasons".formatted(metrics));
    }
    return lines;
  }

  /** Benchmarks that vanished come first, secondary metrics last. */
  List<String> unmatched() {
    List<Comparison.Unmatched> all = report.comparison().unmatched();
    return Stream.concat(
            all.stream()
                .filter(u -> u.key().primary())
                .sorted(Comparator.comparing(Comparison.Unmatched::kind)),
            all.stream().filter(u -> !u.key().primary()))
        .map(u -> "%s: %s: %s".formatted(u.runtime(), titles.of(u.key()), u.reason()))
        .toList();
  }

  List<String> groups() {
    Map<String, String> names = shortGroupNames();
    return report.comparison().groups().stream()
        .map(
            group ->
                "%s: %s, geometric mean of %d: %s %% %s, %s is better"
                    .formatted(
                        group.runtime(),
                        names.get(group.name()),
                        group.rows(),
                        Numbers.percent(group.ratio()),
                        Numbers.interval(group.ratio()),
                        group.better().word()))
        .toList();
  }

  /** Group names without the package, where the class alone says which is meant. */
  private Map<String, String> shortGroupNames() {
    Map<String, Set<String>> meant = new HashMap<>();
    for (Comparison.Group group : report.comparison().groups()) {
      meant
          .computeIfAbsent(withoutPackage(group.name()), name -> new TreeSet<>())
          .add(group.name());
    }
    Map<String, String> names = new HashMap<>();
    meant.forEach(
        (name, groups) ->
            groups.forEach(group -> names.put(group, groups.size() == 1 ? name : group)));
    return names;
  }

  private static String withoutPackage(String name) {
    return PACKAGE.matcher(name).replaceFirst("");
  }

  private static String trimmed(double value) {
    return String.format(Locale.ROOT, "%.1f", value).replaceFirst("\\.0$", "");
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*[\\r\\n]+\\s*", " / ");
  }
}
