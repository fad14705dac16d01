package io.github.jmhruntime.kernels.cpu;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.jmhruntime.figures.IterationFigures;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

class LinpackFiguresTest {

  private static final int N = 300;

  @Test
  void theSpeedIsAFigureOfItsOwnAndFitsTheScore() throws RunnerException {
    System.setProperty("jmh.ignoreLock", "true"); // other runs on this machine do not matter here
    RunResult result;
    try {
      result = new Runner(options().build()).runSingle();
    } finally {
      System.clearProperty("jmh.ignoreLock");
    }

    Result<?> speed = requireNonNull(result.getSecondaryResults().get("gflops"));
    double operations = 2.0 / 3 * N * N * N + 2.0 * N * N;
    assertThat(speed.getScoreUnit()).isEqualTo("GFlop/s");
    assertThat(speed.getScore() * 1e9 * result.getPrimaryResult().getScore())
        .isCloseTo(operations, withinPercentage(20));
  }

  private static OptionsBuilder options() {
    OptionsBuilder options = new OptionsBuilder();
    options
        .include(LinpackBlocked.class.getName())
        .forks(0)
        .warmupIterations(1)
        .warmupTime(TimeValue.milliseconds(200))
        .measurementIterations(2)
        .measurementTime(TimeValue.milliseconds(200))
        .timeUnit(TimeUnit.SECONDS)
        .param("n", String.valueOf(N))
        .param("threads", "1")
        .addProfiler(IterationFigures.class)
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT);
    return options;
  }
}
