package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.Comparison;
import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.Verdict;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How many scores of each candidate are faster, slower, equivalent and inconclusive. */
final class VerdictCounts {

  private VerdictCounts() {}

  /**
   * One line for each candidate, of the benchmarks that are asked for, whatever their verdict.
   *
   * @param filter which benchmarks are asked for
   */
  static List<String> of(Comparison comparison, RowFilter filter) {
    List<Row> scores = comparison.rows().stream().filter(row -> row.key().primary()).toList();
    Map<String, List<Row>> byCandidate =
        scores.stream()
            .filter(row -> filter.fits(row.key()))
            .collect(Collectors.groupingBy(Row::runtime, LinkedHashMap::new, Collectors.toList()));
    return byCandidate.entrySet().stream()
        .map(entry -> line(entry.getKey(), entry.getValue(), count(scores, entry.getKey())))
        .toList();
  }

  private static String line(String candidate, List<Row> counted, long all) {
    String verdicts =
        Arrays.stream(Verdict.values())
            .map(verdict -> count(counted, verdict) + " " + verdict.word())
            .collect(Collectors.joining(", "));
    long unlike = counted.stream().filter(row -> !row.ofLimits().isEmpty()).count();
    if (unlike > 0) {
      verdicts += "; %d of them unequal or unenforced".formatted(unlike);
    }
    return "%s, %s%d %s: %s"
        .formatted(
            candidate,
            all == counted.size() ? "" : counted.size() + " of ",
            all,
            all == 1 ? "score" : "scores",
            verdicts);
  }

  private static long count(List<Row> rows, String candidate) {
    return rows.stream().filter(row -> row.runtime().equals(candidate)).count();
  }

  private static long count(List<Row> rows, Verdict verdict) {
    return rows.stream().filter(row -> row.verdict() == verdict).count();
  }
}
