package io.github.jmhruntime.driver;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.format.OutputFormat;

/**
 * Hears from JMH when iterations begin and end, and so knows what one costs with its set-up and
 * tear-down, which scores leave out; everything else goes to another format.
 */
final class IterationClock implements OutputFormat {

  private final OutputFormat other;
  private final List<Double> seconds = new ArrayList<>();
  private long begin;

  IterationClock(OutputFormat other) {
    this.other = other;
  }

  /**
   * The median of the measured iterations, the lower one of two: the first and the last may hold
   * what is done once for all. Null where there was none.
   */
  @Nullable Double seconds() {
    if (seconds.isEmpty()) {
      return null;
    }
    List<Double> sorted = new ArrayList<>(seconds);
    Collections.sort(sorted);
    return sorted.get((sorted.size() - 1) / 2);
  }

  @Override
  public void iteration(BenchmarkParams benchmark, IterationParams params, int iteration) {
    begin = System.nanoTime();
    other.iteration(benchmark, params, iteration);
  }

  @Override
  public void iterationResult(
      BenchmarkParams benchmark, IterationParams params, int iteration, IterationResult data) {
    if (params.getType() == IterationType.MEASUREMENT) {
      seconds.add((System.nanoTime() - begin) / 1e9);
    }
    other.iterationResult(benchmark, params, iteration, data);
  }

  @Override
  public void startBenchmark(BenchmarkParams benchmark) {
    other.startBenchmark(benchmark);
  }

  @Override
  public void endBenchmark(BenchmarkResult result) {
    other.endBenchmark(result);
  }

  @Override
  public void startRun() {
    other.startRun();
  }

  @Override
  public void endRun(Collection<RunResult> result) {
    other.endRun(result);
  }

  @Override
  public void print(String text) {
    other.print(text);
  }

  @Override
  public void println(String text) {
    other.println(text);
  }

  @Override
  public void flush() {
    other.flush();
  }

  @Override
  public void close() {
    other.close();
  }

  @Override
  public void verbosePrintln(String text) {
    other.verbosePrintln(text);
  }

  @Override
  public void write(int b) {
    other.write(b);
  }

  @Override
  public void write(byte[] b) throws IOException {
    other.write(b);
  }
}
