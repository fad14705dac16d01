package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.Comparison;
import io.github.jmhruntime.comparison.Comparison.Group;
import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.RowWarning;
import io.github.jmhruntime.measurement.FailureRate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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

  private final Map<Object, Numbered> kinds = new LinkedHashMap<>();
  private final ComparisonReport report;
  private final RowFilter filter;
  private final RowTitles allTitles;
  private final RowTitles titles;

  /** What the rows of a comparison say of one kind of warning. */
  private static final class Numbered {
    private final int number;
    private final Set<String> texts = new LinkedHashSet<>();
    private int rows;

    Numbered(int number) {
      this.number = number;
    }

    String line() {
      String first = texts.iterator().next();
      String several = texts.size() > 1 ? "%d rows, such as: " : "%d rows: ";
      return "(%d) %s%s".formatted(number, rows > 1 ? several.formatted(rows) : "", first);
    }
  }

  /** Notes on all of a report. */
  Notes(ComparisonReport report) {
    this(report, RowFilter.NONE, Set.of());
  }

  /**
   * Notes on a part of a report.
   *
   * @param filter of which rows
   * @param told names of parameters that need not stand in the titles of rows
   */
  Notes(ComparisonReport report, RowFilter filter, Set<String> told) {
    this.report = report;
    this.filter = filter;
    Comparison comparison = report.comparison();
    this.allTitles =
        new RowTitles(
            comparison.rows(),
            comparison.unmatched().stream().map(Comparison.Unmatched::key).toList(),
            report.failures().stream().map(FailureRate::benchmark).toList());
    this.titles = allTitles.without(told);
    for (Row row : comparison.rows().stream().filter(filter::fits).toList()) {
      row.warnings().forEach(w -> numbered(w).texts.add(WarningTexts.of(w, row.method())));
      kinds(row).forEach(kind -> kind.rows++);
    }
  }

  private Numbered numbered(RowWarning warning) {
    return kinds.computeIfAbsent(
        WarningTexts.kind(warning), kind -> new Numbered(kinds.size() + 1));
  }

  private List<Numbered> kinds(Row row) {
    return row.warnings().stream().map(this::numbered).distinct().toList();
  }

  /** What was measured. */
  String title(RowGroup group) {
    return titles.of(group.first());
  }

  /** What it was measured in, without the secondary metric. */
  String titleWithoutMetric(RowGroup group) {
    return titles.withoutMetric(group.first());
  }

  /** The group's heading: what was measured, in which unit, and which way is better. */
  String heading(RowGroup group) {
    return "%s (%s, %s is better)"
        .formatted(title(group), group.numbers().unit(), group.first().better().word());
  }

  /** The verdict with the numbers of its kinds of warnings behind it. */
  String verdict(Row row) {
    String marks =
        kinds(row).stream()
            .map(kind -> String.valueOf(kind.number))
            .collect(Collectors.joining(","));
    return row.verdictWords() + (marks.isEmpty() ? "" : " (" + marks + ")");
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

  /** What weakens the comparison as a whole, then one line for each kind of row's warning. */
  List<String> warnings() {
    List<String> lines = new ArrayList<>(report.comparison().warnings());
    kinds.values().forEach(kind -> lines.add(kind.line()));
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
            allTitles.of(failure.benchmark(), failure.params()),
            failure.failed(),
            failure.forks(),
            trimmed(100 * failure.rate()),
            reason,
            more > 0 ? " (and %d more)".formatted(more) : "");
  }

  /** What the console shows of {@link #unmatched}: of secondary metrics only how many. */
  List<String> unmatchedBriefly() {
    List<Comparison.Unmatched> all = fittingUnmatched();
    long metrics = all.stream().filter(u -> !u.key().primary()).count();
    List<String> lines = new ArrayList<>(unmatched().subList(0, (int) (all.size() - metrics)));
    if (metrics > 0) {
      lines.add("%d secondary metrics, see comparison.json for the reasons".formatted(metrics));
    }
    return lines;
  }

  /** Benchmarks that vanished come first, secondary metrics last. */
  List<String> unmatched() {
    List<Comparison.Unmatched> all = fittingUnmatched();
    return Stream.concat(
            all.stream()
                .filter(u -> u.key().primary())
                .sorted(Comparator.comparing(Comparison.Unmatched::kind)),
            all.stream().filter(u -> !u.key().primary()))
        .map(u -> "%s: %s: %s".formatted(u.runtime(), allTitles.of(u.key()), u.reason()))
        .toList();
  }

  private List<Comparison.Unmatched> fittingUnmatched() {
    return report.comparison().unmatched().stream().filter(u -> filter.fits(u.key())).toList();
  }

  /** Means over several rows; that of a class which is all there is would be said twice. */
  List<String> groups() {
    Map<String, String> names = shortGroupNames();
    List<Group> all = report.comparison().groups();
    return all.stream()
        .filter(group -> all.stream().noneMatch(other -> isWhole(other, group)))
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

  private static boolean isWhole(Group all, Group group) {
    return all.name().equals(Group.ALL)
        && !group.name().equals(Group.ALL)
        && all.runtime().equals(group.runtime())
        && all.better() == group.better()
        && all.rows() == group.rows();
  }

  /** Group names without the package, where the class alone says which is meant. */
  private Map<String, String> shortGroupNames() {
    Map<String, Set<String>> meant = new HashMap<>();
    for (Group group : report.comparison().groups()) {
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
