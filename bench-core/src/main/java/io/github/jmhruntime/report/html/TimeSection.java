package io.github.jmhruntime.report.html;

import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.ForkRecord.Status;
import io.github.jmhruntime.report.chart.Axis;
import io.github.jmhruntime.report.chart.ChartText;
import io.github.jmhruntime.report.chart.Curve;
import io.github.jmhruntime.report.chart.Curve.Knot;
import io.github.jmhruntime.report.chart.CurveChart;
import io.github.jmhruntime.report.chart.Figure;
import io.github.jmhruntime.report.chart.Significant;
import io.github.jmhruntime.report.chart.Timeline;
import io.github.jmhruntime.report.chart.Timeline.Block;
import io.github.jmhruntime.report.chart.Timeline.Event;
import io.github.jmhruntime.report.chart.Timeline.Lane;
import io.github.jmhruntime.report.html.PageData.JournalFork;
import io.github.jmhruntime.report.markup.Element;
import io.github.jmhruntime.report.markup.Node;
import io.github.jmhruntime.report.markup.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The forks in the order in which they ran, and what the machine did meanwhile. */
final class TimeSection implements Section {

  private static final double NARROW = 356;
  private static final double WIDE = 860;
  private static final int MOST = 2000;

  /** Measures of noise that a benchmark does not raise by itself, with their names. */
  private static final Map<String, String> NOISE =
      Map.of("otherCpuShare", "other processes", "stealShare", "stolen");

  @Override
  public String id() {
    return "time";
  }

  @Override
  public String title() {
    return "The run in time";
  }

  @Override
  public List<Node> content(PageData data) {
    if (data.forks().isEmpty()) {
      return List.of();
    }
    Instant begin =
        data.forks().stream()
            .map(fork -> fork.record().startedAt())
            .min(Instant::compareTo)
            .orElseThrow();
    List<Node> content = new ArrayList<>();
    content.add(forks(data, begin));
    List<Curve> noise = noise(data.forks(), begin);
    if (!noise.isEmpty()) {
      content.add(noiseFigure(noise));
    }
    return content;
  }

  private static Element forks(PageData data, Instant begin) {
    Series series = Series.of(data.comparison());
    Map<String, List<Event>> lanes = new LinkedHashMap<>();
    lanes.put(data.baseline(), new ArrayList<>());
    series.candidates().forEach(runtime -> lanes.put(runtime, new ArrayList<>()));
    List<List<String>> rows = new ArrayList<>();
    for (JournalFork fork : data.forks()) {
      ForkRecord record = fork.record();
      lanes
          .computeIfAbsent(record.runtime(), name -> new ArrayList<>())
          .add(
              new Event(
                  minutes(begin, record),
                  record.status() == Status.FAILED,
                  !fork.disturbances().isEmpty(),
                  words(fork)));
      if (rows.size() < MOST) {
        rows.add(
            List.of(
                Significant.of(minutes(begin, record)),
                String.valueOf(record.block()),
                record.runtime(),
                record.benchmark().replaceFirst("^.*\\.(?=[^.]+\\.[^.]+$)", ""),
                record.status() == Status.FAILED ? "failed" : "ok",
                Significant.of(record.seconds()),
                String.join("; ", fork.disturbances())));
      }
    }
    ChartText text =
        new ChartText(
            "forks-in-time",
            "Each fork when it began",
            "A lane for each runtime with a dot for each fork over the minutes of the run, whose blocks are shaded in turn; a ring marks a fork during which the machine was disturbed, a cross one that failed.");
    List<Block> blocks = blocks(data.forks(), begin);
    List<Lane> drawn =
        lanes.entrySet().stream()
            .filter(lane -> !lane.getValue().isEmpty())
            .map(lane -> new Lane(lane.getKey(), series.of(lane.getKey()), lane.getValue()))
            .toList();
    return Figure.of(
            text,
            Timeline.draw(text.again("-narrow"), blocks, drawn, NARROW),
            Timeline.draw(text, blocks, drawn, WIDE),
            new Table(
                List.of(
                    "minute", "block", "runtime", "benchmark", "status", "seconds", "disturbed by"),
                rows))
        .element();
  }

  private static List<Block> blocks(List<JournalFork> forks, Instant begin) {
    Map<Integer, Double> starts = new TreeMap<>();
    forks.forEach(
        fork -> starts.merge(fork.record().block(), minutes(begin, fork.record()), Math::min));
    return starts.entrySet().stream()
        .map(block -> new Block(block.getKey(), block.getValue()))
        .sorted(Comparator.comparingDouble(Block::minute))
        .toList();
  }

  private static String words(JournalFork fork) {
    ForkRecord record = fork.record();
    String disturbed =
        fork.disturbances().isEmpty()
            ? ""
            : "; disturbed: " + String.join(", ", fork.disturbances());
    String failed = record.reason() == null ? "" : "; failed: " + record.reason();
    return "%s, block %d, %s%s%s"
        .formatted(record.runtime(), record.block(), record.benchmark(), failed, disturbed);
  }

  private static Element noiseFigure(List<Curve> noise) {
    ChartText text =
        new ChartText(
            "noise",
            "What else the machine did, in percent of its CPU time",
            "The part of the CPU time that other processes used and that the hypervisor took, for each fork over the minutes of the run.");
    List<Double> minutes =
        noise.stream().flatMap(curve -> curve.knots().stream()).map(Knot::x).toList();
    Axis horizontal = Axis.fromZero("minutes", minutes);
    Axis vertical =
        Axis.fromZero("% of CPU time", noise.stream().flatMap(Curve::values).toList())
            .reaching(0, 1);
    List<List<String>> rows = new ArrayList<>();
    for (Curve curve : noise) {
      for (Knot knot : curve.knots()) {
        if (rows.size() < MOST) {
          rows.add(List.of(Significant.of(knot.x()), curve.name(), Significant.of(knot.y())));
        }
      }
    }
    return Figure.of(
            text,
            CurveChart.draw(text.again("-narrow"), horizontal, vertical, noise, NARROW, 200),
            CurveChart.draw(text, horizontal, vertical, noise, WIDE, 220),
            new Table(List.of("minute", "measure", "% of CPU time"), rows))
        .element();
  }

  private static List<Curve> noise(List<JournalFork> forks, Instant begin) {
    List<Curve> curves = new ArrayList<>();
    for (String measure : List.of("otherCpuShare", "stealShare")) {
      List<Knot> knots = new ArrayList<>();
      for (JournalFork fork : forks) {
        Double share = fork.record().noise().get(measure);
        if (share != null && knots.size() < MOST) {
          double percent = 100 * share;
          knots.add(
              new Knot(
                  minutes(begin, fork.record()),
                  percent,
                  Double.NaN,
                  Double.NaN,
                  Significant.of(percent) + " % during " + words(fork)));
        }
      }
      if (!knots.isEmpty()) {
        curves.add(
            new Curve(NOISE.getOrDefault(measure, measure), curves.size() + 1, knots, Map.of()));
      }
    }
    return curves;
  }

  private static double minutes(Instant begin, ForkRecord record) {
    return Duration.between(begin, record.startedAt()).toMillis() / 60_000.0;
  }
}
