package io.github.jmhruntime.report;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.github.jmhruntime.comparison.ByNode;
import io.github.jmhruntime.comparison.Comparison;
import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.Comparison.Score;
import io.github.jmhruntime.comparison.Ratio;
import io.github.jmhruntime.comparison.ResultKey;
import io.github.jmhruntime.comparison.RowWarning;
import io.github.jmhruntime.comparison.Verdict;
import io.github.jmhruntime.measurement.ResultFileException;
import io.github.jmhruntime.statistics.Estimate;
import io.github.jmhruntime.statistics.Interval;
import io.github.jmhruntime.statistics.LogRatio;
import io.github.jmhruntime.unit.Direction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a published study as a run: percentages of Docker by image, limits and number of
 * containers, in a CSV file for each measurement. Stoffel, <i>Container runtimes compared</i>
 * (Hochschule Darmstadt, 2020), has that form: a cell of exactly 100 stands for 'no significant
 * difference' there, every other one for a significant one, and there are no intervals.
 */
public final class PublishedTables {

  /** Where the project's own profiles lie on the class path. */
  private static final String BUILT_IN = "io/github/jmhruntime/profiles/decisions/";

  private static final String BASELINE_COLUMN = "docker";
  private static final String BASELINE = "runc";

  /** There are no intervals; a comparison has a level all the same. */
  private static final double CONFIDENCE = 0.95;

  private static final Score UNKNOWN = new Score(Double.NaN, Double.NaN, Double.NaN, 0);

  private static final String NOTE =
      "from published tables in percent of Docker, without scores and intervals; 100 stands for 'no significant difference'";

  private static final List<Measurement> MEASUREMENTS =
      List.of(
          new Measurement("http.csv", "HttpBenchmark.keepAlive", null, "thrpt", "ops/s", false),
          new Measurement(
              "memory.csv", "HttpBenchmark.keepAlive", "memory.load.pss", "thrpt", "B", true),
          new Measurement("start.csv", "LifecycleBenchmark.start", null, "ss", "s/op", true),
          new Measurement("remove.csv", "LifecycleBenchmark.remove", null, "ss", "s/op", true),
          new Measurement(
              "network.csv", "NetworkBenchmark.transfer", null, "thrpt", "bit/s", false),
          new Measurement(
              "linpack.csv", "kernels.cpu.Linpack.solve", null, "thrpt", "GFlop/s", false));

  /** What a table measures, in the words of this project's own benchmarks. */
  private record Measurement(
      String table,
      String benchmark,
      @Nullable String metric,
      String mode,
      String unit,
      boolean lessIsBetter) {

    Direction better() {
      return lessIsBetter ? Direction.LOWER : Direction.HIGHER;
    }

    String fullName() {
      return "io.github.jmhruntime."
          + (benchmark.startsWith("kernels.") ? benchmark : "benchmarks." + benchmark);
    }
  }

  /** Where the tables are, and how their text is had; null for a table that is not there. */
  private interface Source {
    @Nullable String text(String table);
  }

  private final Path place;
  private final Source source;
  private final double relevantDifference;

  private PublishedTables(Path place, Source source, double relevantDifference) {
    this.place = place;
    this.source = source;
    this.relevantDifference = relevantDifference;
  }

  /**
   * The tables of a folder, or of a study that comes with the project; null where none are.
   *
   * @param relevantDifference the smallest difference that matters, as a part of Docker
   * @throws ResultFileException where a table cannot be read
   */
  public static @Nullable ComparisonReport read(Path place, double relevantDifference) {
    Source source =
        Files.isDirectory(place)
            ? table -> inFolder(place.resolve(table))
            : table -> builtIn(place + "/" + table);
    List<Row> rows = new PublishedTables(place, source, relevantDifference).rows();
    return rows.isEmpty()
        ? null
        : new ComparisonReport(
            new Comparison(
                BASELINE, CONFIDENCE, relevantDifference, rows, List.of(), List.of(), List.of()),
            List.of(),
            List.of(NOTE));
  }

  private static @Nullable String inFolder(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : null;
    } catch (IOException e) {
      throw ResultFileException.of(file, "cannot be read: " + e.getMessage(), e);
    }
  }

  private static @Nullable String builtIn(String name) {
    try (InputStream in =
        PublishedTables.class.getClassLoader().getResourceAsStream(BUILT_IN + name)) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (Measurement measurement : MEASUREMENTS) {
      String text = source.text(measurement.table());
      if (text != null) {
        for (Map<String, String> line : lines(measurement, text)) {
          rows.addAll(rows(measurement, line));
        }
      }
    }
    return rows;
  }

  private List<Map<String, String>> lines(Measurement measurement, String text) {
    CsvMapper mapper = new CsvMapper();
    try (MappingIterator<Map<String, String>> read =
        mapper
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(text)) {
      return read.readAll();
    } catch (IOException e) {
      throw ResultFileException.of(
          place.resolve(measurement.table()), "is no table of a study: " + e.getMessage(), e);
    }
  }

  private List<Row> rows(Measurement measurement, Map<String, String> line) {
    Map<String, String> params = new LinkedHashMap<>();
    Set<String> candidates = new LinkedHashSet<>(line.keySet());
    for (String axis : List.of("image", "measure", "limit", "scale")) {
      if (candidates.remove(axis)) {
        params.put(axis.equals("limit") ? "limits" : axis, line.getOrDefault(axis, ""));
      }
    }
    candidates.remove(BASELINE_COLUMN);
    ResultKey key =
        new ResultKey(measurement.fullName(), measurement.metric(), measurement.mode(), params, 1);
    List<Row> rows = new ArrayList<>();
    for (String candidate : candidates) {
      String cell = line.getOrDefault(candidate, "");
      if (!cell.isBlank()) {
        rows.add(row(measurement, key, candidate, percent(measurement, cell.strip())));
      }
    }
    return rows;
  }

  private double percent(Measurement measurement, String cell) {
    try {
      double percent = Double.parseDouble(cell);
      if (percent > 0 && Double.isFinite(percent)) {
        return percent;
      }
    } catch (NumberFormatException e) {
      // Told below, as an impossible number is.
    }
    throw ResultFileException.of(
        place.resolve(measurement.table()),
        "has the cell '%s', which is no percentage above 0; correct it, or leave it empty"
            .formatted(cell));
  }

  private Row row(Measurement measurement, ResultKey key, String candidate, double percent) {
    Direction better = measurement.better();
    Estimate log = new Estimate(Math.log(percent / 100), Double.NaN, 0);
    return new Row(
        key,
        candidate,
        measurement.unit(),
        better,
        UNKNOWN,
        UNKNOWN,
        new Ratio(log, Interval.NONE),
        Double.NaN,
        Double.NaN,
        verdict(percent, better),
        LogRatio.Method.SCORES,
        List.of(new RowWarning.Told(NOTE)),
        ByNode.NONE);
  }

  /** What the study calls significant, where it matters. */
  private Verdict verdict(double percent, Direction better) {
    if (Math.abs(percent / 100 - 1) < relevantDifference) {
      return Verdict.INCONCLUSIVE;
    }
    return (percent < 100) == (better == Direction.LOWER) ? Verdict.FASTER : Verdict.SLOWER;
  }
}
