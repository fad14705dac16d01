package io.github.jmhruntime.report.html;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.Comparison.Score;
import io.github.jmhruntime.comparison.Percent;
import io.github.jmhruntime.comparison.Verdict;
import io.github.jmhruntime.report.Numbers;
import io.github.jmhruntime.report.chart.Curve;
import io.github.jmhruntime.report.chart.Curve.Knot;
import io.github.jmhruntime.report.markup.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Curves over a quantity that rows differ in, one for each runtime.
 *
 * @param rows what is shown, of one unit
 * @param baseline the baseline's name
 * @param series the runtimes' colours
 * @param place where on the horizontal axis a row stands
 * @param placeName what the place is called in words, such as {@code 3 containers}
 */
record Curves(
    List<Row> rows,
    String baseline,
    Series series,
    ToDoubleFunction<Row> place,
    Function<Row, String> placeName) {

  /** The scores in the unit of {@code numbers}, the baseline's among them. */
  List<Curve> scores(Numbers numbers) {
    Map<String, Map<Double, Knot>> knots = new LinkedHashMap<>();
    knots.put(baseline, new LinkedHashMap<>());
    for (Row row : rows) {
      Score score = row.baselineScore();
      knots
          .getOrDefault(baseline, new LinkedHashMap<>())
          .putIfAbsent(place.applyAsDouble(row), knot(row, score, numbers, ""));
      knots
          .computeIfAbsent(row.runtime(), name -> new LinkedHashMap<>())
          .put(place.applyAsDouble(row), knot(row, row.score(), numbers, verdict(row)));
    }
    return curves(knots);
  }

  /** The percentages, without the baseline. */
  List<Curve> percents() {
    Map<String, Map<Double, Knot>> knots = new LinkedHashMap<>();
    for (Row row : rows) {
      Percent percent = Percent.of(row.ratio());
      double x = place.applyAsDouble(row);
      String note =
          "%s: %s %% %s"
              .formatted(placeName.apply(row), Numbers.percent(row.ratio()), verdict(row));
      knots
          .computeIfAbsent(row.runtime(), name -> new LinkedHashMap<>())
          .put(x, new Knot(x, percent.estimate(), percent.lower(), percent.upper(), note));
    }
    return curves(knots);
  }

  private List<Curve> curves(Map<String, Map<Double, Knot>> knots) {
    List<Curve> curves = new ArrayList<>();
    knots.forEach(
        (runtime, ofRuntime) -> {
          Map<String, String> data =
              runtime.equals(baseline) ? Map.of() : Map.of("runtime", runtime);
          List<Knot> sorted =
              ofRuntime.values().stream().sorted(Comparator.comparingDouble(Knot::x)).toList();
          curves.add(new Curve(runtime, series.of(runtime), sorted, data));
        });
    return curves;
  }

  private Knot knot(Row row, Score score, Numbers numbers, String verdict) {
    double f = numbers.factor();
    String note =
        "%s: %s %s %s %s"
            .formatted(
                placeName.apply(row),
                numbers.score(score.estimate()),
                numbers.interval(score),
                numbers.unit(),
                verdict)
            .strip();
    return new Knot(
        place.applyAsDouble(row), score.estimate() * f, score.lower() * f, score.upper() * f, note);
  }

  private static String verdict(Row row) {
    String percent = Numbers.interval(row.ratio());
    return row.verdict() == Verdict.INCONCLUSIVE ? percent : percent + " " + row.verdictWords();
  }

  /** The values behind a chart of scores and percentages. */
  Table table(String placeColumn, Numbers numbers) {
    List<List<String>> lines = new ArrayList<>();
    rows.stream()
        .sorted(Comparator.comparingDouble(place))
        .forEach(
            row ->
                lines.add(
                    List.of(
                        placeName.apply(row),
                        row.runtime(),
                        numbers.score(row.baselineScore().estimate()),
                        numbers.score(row.score().estimate()),
                        numbers.interval(row.score()),
                        Numbers.percent(row.ratio()),
                        Numbers.interval(row.ratio()),
                        row.verdictWords())));
    return new Table(
        List.of(
            placeColumn,
            "runtime",
            "%s, %s".formatted(baseline, numbers.unit()),
            numbers.unit(),
            "interval",
            "% of " + baseline,
            "interval of %",
            "verdict"),
        lines);
  }
}
