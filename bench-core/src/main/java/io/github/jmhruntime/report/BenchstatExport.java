package io.github.jmhruntime.report;

import io.github.jmhruntime.measurement.JmhResult;
import io.github.jmhruntime.unit.Direction;
import io.github.jmhruntime.unit.ScoreUnit;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The Go benchmark format, which benchstat reads: one line for each fork, so that a fork is what
 * benchstat takes for a sample. One file holds one runtime, as benchstat compares files.
 *
 * <p>Benchstat puts results into one table only where all lines {@code key: value} before them are
 * the same, so that what differs between files is told in lines that it passes over. Source:
 * golang.org/x/perf, {@code benchfmt.Reader} and {@code benchstat -table}, whose default is {@code
 * .config}.
 *
 * <p>Primary metrics and {@code gc.alloc.rate.norm} are written, in Go's own units {@code ns/op}
 * and {@code B/op} and in {@code ops/s}. Source: golang.org/design/14313-benchmark-format.
 */
final class BenchstatExport {

  private static final double NANOSECONDS = 1e9;
  private static final Pattern BLANK = Pattern.compile("\\s");
  private static final String ALLOCATION = "gc.alloc.rate.norm";

  private final String runtime;

  BenchstatExport(String runtime) {
    this.runtime = runtime;
  }

  void render(List<JmhResult> results, Writer out) throws IOException {
    List<JmhResult> exported = results.stream().filter(BenchstatExport::isExported).toList();
    origin(exported, out);
    for (String line : unitLines(exported)) {
      out.write(line);
    }
    String current = "";
    for (JmhResult result : exported) {
      String type = result.benchmark().substring(0, methodStart(result));
      String folder = type.substring(0, Math.max(0, type.lastIndexOf('.')));
      if (!folder.equals(current)) {
        out.write("pkg: " + folder + "\n");
        current = folder;
      }
      write(result, name(result, folder), out);
    }
  }

  private static boolean isExported(JmhResult result) {
    String metric = result.metric();
    return metric == null || metric.endsWith(ALLOCATION);
  }

  private static int methodStart(JmhResult result) {
    return Math.max(0, result.benchmark().lastIndexOf('.'));
  }

  private void origin(List<JmhResult> results, Writer out) throws IOException {
    Map<String, String> values = new TreeMap<>();
    if (!results.isEmpty()) {
      Map<String, String> environment = results.get(0).environment();
      put(values, "jdk", environment.get("jdkVersion"));
      put(values, "vm", environment.get("vmName"));
      put(values, "jmh", environment.get("jmhVersion"));
    }
    put(values, "runtime", runtime);
    for (Map.Entry<String, String> entry : values.entrySet()) {
      out.write("# " + entry.getKey() + ": " + entry.getValue() + "\n");
    }
  }

  private static void put(
      Map<String, String> values, String key, @org.jspecify.annotations.Nullable String value) {
    if (value != null && !value.isBlank()) {
      values.put(key, TextLines.clean(value));
    }
  }

  /** Benchstat takes less for better unless it is told otherwise. */
  private static TreeSet<String> unitLines(List<JmhResult> results) {
    TreeSet<String> lines = new TreeSet<>();
    for (JmhResult result : results) {
      ScoreUnit unit = ScoreUnit.parse(result.unit());
      Optional<Direction> better = unit.direction(result.mode(), result.metric() == null);
      better.ifPresent(
          direction -> lines.add("Unit %s better=%s\n".formatted(goUnit(unit), direction.word())));
    }
    return lines;
  }

  private static String goUnit(ScoreUnit unit) {
    return unit.base().equals("s/op") ? "ns/op" : BLANK.matcher(unit.base()).replaceAll("_");
  }

  private static void write(JmhResult result, String name, Writer out) throws IOException {
    ScoreUnit unit = ScoreUnit.parse(result.unit());
    if (result.rawData().isEmpty()) {
      line(name, Math.max(1, result.forks()), result.score(), unit, out);
      return;
    }
    for (List<Double> fork : result.rawData()) {
      double mean = fork.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
      line(name, fork.size(), mean, unit, out);
    }
  }

  private static void line(String name, int count, double value, ScoreUnit unit, Writer out)
      throws IOException {
    double scaled = unit.toBase(value) * (unit.base().equals("s/op") ? NANOSECONDS : 1);
    if (Double.isFinite(scaled)) {
      out.write("Benchmark" + name + "\t" + count + "\t" + scaled + " " + goUnit(unit) + "\n");
    }
  }

  /** Class and method, then mode and parameters as {@code /key=value}, then the threads. */
  private static String name(JmhResult result, String folder) {
    String method =
        folder.isEmpty() ? result.benchmark() : result.benchmark().substring(folder.length() + 1);
    StringBuilder name = new StringBuilder(encoded(method));
    name.append("/mode=").append(encoded(result.mode()));
    new TreeMap<>(result.params())
        .forEach(
            (key, value) ->
                name.append('/').append(encoded(key)).append('=').append(encoded(value)));
    return name.append('-').append(Math.max(1, result.threads())).toString();
  }

  /** Blanks end a name, and a slash starts its next part; the rest of the bytes stay. */
  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              boolean safe =
                  c != '%'
                      && c != '/'
                      && !Character.isWhitespace(c)
                      && !Character.isSpaceChar(c)
                      && !Character.isISOControl(c);
              if (safe) {
                encoded.appendCodePoint(c);
              } else {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                  encoded.append("%%%02X".formatted(b));
                }
              }
            });
    return encoded.toString();
  }
}
