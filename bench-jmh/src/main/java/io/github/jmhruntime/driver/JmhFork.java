package io.github.jmhruntime.driver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jmhruntime.container.ContainerProfiler;
import io.github.jmhruntime.figures.IterationFigures;
import io.github.jmhruntime.plan.Cell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Defaults;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * One fork of JMH for one cell.
 *
 * @param cell what it measures
 * @param warmupIterations JMH's warm-up iterations, or 0 for the benchmark's own
 * @param iterations JMH's measured iterations, or 0 for the benchmark's own
 * @param jvmArgs arguments of the fork's JVM besides the benchmark's own
 * @param limit the time after which the fork is killed, besides the time that its iterations may
 *     take at most where it runs in a container
 * @param container the options of {@code -prof container}, or null for a fork of this JVM
 * @param figures whether the benchmark may find figures besides its score, as those do that know of
 *     {@link IterationFigures}
 */
record JmhFork(
    Cell cell,
    int warmupIterations,
    int iterations,
    List<String> jvmArgs,
    Duration limit,
    @Nullable String container,
    boolean figures) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What a fork gave.
   *
   * @param json its JMH JSON object
   * @param iterationSeconds what a measured iteration took with all that belongs to it
   */
  record Measured(JsonNode json, @Nullable Double iterationSeconds) {}

  /**
   * Runs the fork.
   *
   * @throws ForkFailure when it gave no result
   */
  Measured run() {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    IterationClock format = new IterationClock(format(log));
    BenchmarkListEntry entry = entry(format);
    Duration longest = longest(entry);
    ForkAlarm watch = ForkAlarm.start(longest);
    try (watch) {
      Collection<RunResult> results = new Runner(options(entry), format).run();
      if (results.size() != 1) {
        throw new ForkFailure("JMH gave %d results instead of one".formatted(results.size()));
      }
      return new Measured(json(results), format.seconds());
    } catch (RunnerException e) {
      throw ForkFailure.of(e, watch.isOver(), longest, log.toString(StandardCharsets.UTF_8));
    }
  }

  static OutputFormat format(ByteArrayOutputStream log) {
    return OutputFormatFactory.createFormatInstance(
        new PrintStream(log, true, StandardCharsets.UTF_8), VerboseMode.NORMAL);
  }

  private String exactly() {
    return "^" + Pattern.quote(cell.benchmark()) + "$";
  }

  private BenchmarkListEntry entry(OutputFormat format) {
    return BenchmarkList.defaultList().find(format, List.of(exactly()), List.of()).stream()
        .findFirst()
        .orElseThrow(
            () -> new ForkFailure(cell.benchmark() + " is not on the class path any more"));
  }

  /** JMH lets an iteration in a container take its time and then its time limit. */
  private Duration longest(BenchmarkListEntry entry) {
    if (container == null) {
      return limit;
    }
    TimeValue timeout = entry.getTimeout().orElse(Defaults.TIMEOUT);
    TimeValue warmup = entry.getWarmupTime().orElse(Defaults.WARMUP_TIME);
    TimeValue measured = entry.getMeasurementTime().orElse(Defaults.MEASUREMENT_TIME);
    int warmups = entry.getWarmupIterations().orElse(Defaults.WARMUP_ITERATIONS);
    int iterations = entry.getMeasurementIterations().orElse(Defaults.MEASUREMENT_ITERATIONS);
    return limit
        .plus(seconds(warmup, timeout).multipliedBy(Math.max(warmups, warmupIterations)))
        .plus(seconds(measured, timeout).multipliedBy(Math.max(iterations, this.iterations)));
  }

  private static Duration seconds(TimeValue time, TimeValue timeout) {
    return Duration.ofSeconds(
        time.convertTo(TimeUnit.SECONDS) + timeout.convertTo(TimeUnit.SECONDS) + 1);
  }

  private org.openjdk.jmh.runner.options.Options options(BenchmarkListEntry entry) {
    List<String> prepend = new ArrayList<>(jvmArgs);
    prepend.addAll(entry.getJvmArgsPrepend().orElse(List.of()));
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(exactly())
            .mode(Mode.deepValueOf(cell.mode()))
            .forks(1)
            .warmupForks(0)
            .jvmArgsPrepend(prepend.toArray(String[]::new))
            .shouldFailOnError(true);
    if (warmupIterations > 0) {
      options.warmupIterations(warmupIterations);
    }
    if (iterations > 0) {
      options.measurementIterations(iterations);
    }
    cell.params().forEach(options::param);
    if (figures) {
      options.addProfiler(IterationFigures.class);
    }
    if (container != null) {
      options.addProfiler(ContainerProfiler.class, container);
    }
    return options.build();
  }

  private static JsonNode json(Collection<RunResult> results) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(results);
    try {
      return JSON.readTree(bytes.toByteArray()).get(0);
    } catch (IOException e) {
      throw new UncheckedIOException("JMH wrote JSON that cannot be read", e);
    }
  }
}
