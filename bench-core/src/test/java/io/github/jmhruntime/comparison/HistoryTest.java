package io.github.jmhruntime.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.jmhruntime.comparison.History.Trend;
import io.github.jmhruntime.comparison.HistoryComparer.Measured;
import io.github.jmhruntime.measurement.JmhResult;
import io.github.jmhruntime.statistics.LogRatio.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryTest {

  private static final Results START = Results.of("org.example.Lifecycle.start");
  private static final double[] RUNC = {100.2, 99.8, 101.4, 100.1, 98.9};
  private static final double[] NOISE = {1, 1.01, 0.99, 1.005, 0.995, 1.002, 0.998, 1.007};

  @Test
  void aTrendHasItsChangesAndLevels() {
    List<History.Run> runs = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      double level = i < 8 ? 1.5 : 1.8;
      runs.add(new History.Run("run-" + i, comparison(level * NOISE[i % 8])));
    }

    Trend trend = History.of(runs).trends().get(0);

    assertThat(trend.runtime()).isEqualTo("gvisor");
    assertThat(trend.points()).hasSize(16);
    assertThat(trend.changes()).containsExactly(8);
    assertThat(Math.exp(trend.level(0, 8))).isCloseTo(1.5, within(0.01));
    assertThat(Math.exp(trend.level(8, 16))).isCloseTo(1.8, within(0.01));
  }

  @Test
  void whatOneRunAloneHasMakesNoTrend() {
    assertThat(History.of(List.of(new History.Run("one", comparison(1.5)))).trends()).isEmpty();
  }

  @Test
  void theIntervalIsThatOfAPredictionFromTheRuns() {
    List<Measured> past = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      past.add(measured("run-" + i, START.forks(times(NOISE[i]))));
    }
    HistoryComparer comparer = new HistoryComparer("history", new Judgement(0.95, 0.02));
    comparer.candidate("runc", past, measured("new", START.forks(times(1.2))));

    Comparison.Row row = comparer.compare().rows().get(0);

    double[] logs = new double[8];
    double mean = 0;
    for (int i = 0; i < 8; i++) {
      logs[i] = Math.log(NOISE[i]);
      mean += logs[i] / 8;
    }
    double squares = 0;
    for (double log : logs) {
      squares += (log - mean) * (log - mean);
    }
    double standardError = Math.sqrt(squares / 7 * (1 + 1 / 8.0));
    assertThat(row.method()).isEqualTo(Method.PREDICTED);
    assertThat(row.ratio().log().standardError()).isCloseTo(standardError, within(1e-12));
    // t(0.975, 7) = 2.364624
    assertThat(row.ratio().interval().upper() - row.ratio().log().value())
        .isCloseTo(2.364624 * standardError, within(1e-6));
    assertThat(row.verdict()).isEqualTo(Verdict.SLOWER);
    assertThat(comparer.notes()).containsExactly("1 row is compared with the 8 runs since run-0");
  }

  @Test
  void runsInAnotherUnitAreOfTheSameLevel() {
    List<Measured> past = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      past.add(
          measured(
              "run-" + i,
              i % 2 == 0
                  ? START.forks(times(NOISE[i]))
                  : START.unit("us/op").forks(times(1000 * NOISE[i]))));
    }
    HistoryComparer comparer = new HistoryComparer("history", new Judgement(0.95, 0.02));
    comparer.candidate("runc", past, measured("new", START.forks(times(1))));

    Comparison.Row row = comparer.compare().rows().get(0);

    assertThat(row.baselineScore().forks()).isEqualTo(8);
    assertThat(Math.exp(row.ratio().log().value())).isCloseTo(1, within(0.01));
  }

  @Test
  void whatTheLastRunHasAndTheCandidateHasNotIsTold() {
    JmhResult stop = Results.of("org.example.Lifecycle.stop").forks(RUNC);
    JmhResult gone = Results.of("org.example.Lifecycle.gone").forks(RUNC);
    List<Measured> past =
        List.of(
            new Measured("a", List.of(START.forks(RUNC), gone), Map.of()),
            new Measured("b", List.of(START.forks(RUNC), stop), Map.of()));
    HistoryComparer comparer = new HistoryComparer("history", new Judgement(0.95, 0.02));
    comparer.candidate("runc", past, measured("new", START.forks(times(1))));

    Comparison comparison = comparer.compare();

    assertThat(comparison.unmatched())
        .singleElement()
        .satisfies(
            missing -> {
              assertThat(missing.key().benchmark()).endsWith("stop");
              assertThat(missing.kind()).isEqualTo(Comparison.Unmatched.Kind.VANISHED);
            });
  }

  private static Measured measured(String run, JmhResult result) {
    return new Measured(run, List.of(result), Map.of());
  }

  private static double[] times(double factor) {
    double[] values = RUNC.clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
    return values;
  }

  private static Comparison comparison(double factor) {
    return Comparer.against("runc", List.of(START.blocks(RUNC)))
        .candidate("gvisor", List.of(START.blocks(times(factor))))
        .compare();
  }
}
