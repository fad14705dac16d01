package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.Percent;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * {@code comparison.csv} after RFC 4180, one column for each parameter, named as in JMH's CSV. A
 * number or parameter that does not exist is an empty cell.
 */
final class CsvComparison implements Renderer<ComparisonReport> {

  private record Column(String name, Function<Row, Object> cell) {

    static Column text(String name, Function<Row, String> value) {
      return new Column(name, row -> Csv.text(value.apply(row)));
    }

    static Column number(String name, ToDoubleFunction<Row> value) {
      return new Column(name, row -> Csv.number(value.applyAsDouble(row)));
    }
  }

  @Override
  public void render(ComparisonReport report, Writer out) throws IOException {
    List<Row> rows = report.comparison().rows();
    List<Column> columns = columns(rows);
    Csv.write(
        columns.stream().map(Column::name).toList(),
        rows.stream()
            .map(row -> columns.stream().map(column -> column.cell().apply(row)).toList())
            .toList(),
        out);
  }

  private static List<Column> columns(List<Row> rows) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.text("benchmark", row -> row.key().name()));
    columns.add(Column.text("mode", row -> row.key().mode()));
    TreeSet<String> params = new TreeSet<>();
    rows.forEach(row -> params.addAll(row.key().params().keySet()));
    for (String name : params) {
      columns.add(
          Column.text(
              "Param: " + name,
              row -> Objects.requireNonNullElse(row.key().params().get(name), "")));
    }
    columns.add(Column.text("runtime", Row::runtime));
    columns.add(Column.text("unit", Row::unit));
    columns.add(Column.text("better", row -> row.better().word()));
    columns.add(Column.number("baselineScore", row -> row.baselineScore().estimate()));
    columns.add(Column.number("baselineLower", row -> row.baselineScore().lower()));
    columns.add(Column.number("baselineUpper", row -> row.baselineScore().upper()));
    columns.add(new Column("baselineForks", row -> row.baselineScore().forks()));
    columns.add(Column.number("score", row -> row.score().estimate()));
    columns.add(Column.number("scoreLower", row -> row.score().lower()));
    columns.add(Column.number("scoreUpper", row -> row.score().upper()));
    columns.add(new Column("scoreForks", row -> row.score().forks()));
    columns.add(Column.number("percent", row -> Percent.of(row.ratio()).estimate()));
    columns.add(Column.number("percentLower", row -> Percent.of(row.ratio()).lower()));
    columns.add(Column.number("percentUpper", row -> Percent.of(row.ratio()).upper()));
    columns.add(Column.number("p", Row::p));
    columns.add(Column.number("pAdjusted", Row::pAdjusted));
    columns.add(Column.text("verdict", row -> row.verdict().word()));
    columns.add(Column.text("method", row -> row.method().words()));
    columns.add(Column.text("warnings", row -> String.join("; ", WarningTexts.of(row))));
    columns.add(Column.text("caveat", Row::caveat));
    columns.add(new Column("threads", row -> row.key().threads()));
    return columns;
  }
}
