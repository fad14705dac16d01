package io.github.jmhruntime;

import io.github.jmhruntime.command.DriverJvm;
import io.github.jmhruntime.command.RunRequest;
import io.github.jmhruntime.engine.RuntimeSwitch;
import io.github.jmhruntime.plan.Effort;
import io.github.jmhruntime.plan.EngineUse;
import io.github.jmhruntime.plan.Judging;
import io.github.jmhruntime.plan.Subject;
import io.github.jmhruntime.profile.ParamValues;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What tests ask a run for, with what they do not name as a user who names nothing gets it. */
final class Requests {

  /** As quick as a run can be: what is tested is how it goes, not what it measures. */
  private static final String BRIEF =
      """
      name: brief
      title: one iteration of each fork
      benchmarks: [ping]
      images: [busybox]
      servers: [nginx]
      limits: [default]
      scales: [1]
      blocks: 5
      warmupIterations: 0
      iterations: 1
      """;

  private final Path output;
  private String suite = "brief";
  private List<String> runtimes = List.of();
  private String baseline = "runc";
  private List<String> benchmarks = List.of();
  private List<String> images = List.of();
  private List<String> limits = List.of();
  private RunRequest.ForkRequest forks = RunRequest.ForkRequest.NONE;
  private List<Integer> scales = List.of();
  private List<String> params = List.of();
  private List<String> driverArguments = List.of("-Djmh.ignoreLock=true");
  private @Nullable Integer blocks;
  private boolean resume;
  private boolean remeasure;
  private @Nullable Path profiles;
  private String engine = "private";
  private RuntimeSwitch.Mode switchMode = RuntimeSwitch.Mode.CONTAINER;
  private Duration callLimit = Duration.ofSeconds(60);
  private @Nullable Double precision;
  private @Nullable Duration timeBudget;
  private Duration lockWait = Duration.ofMinutes(10);

  private Requests(Path output) {
    this.output = output;
  }

  /** Of a run that writes to a folder. */
  static Requests into(Path output) {
    return new Requests(output);
  }

  Requests suite(String name) {
    suite = name;
    return this;
  }

  Requests runtimes(List<String> names) {
    runtimes = names;
    return this;
  }

  Requests baseline(String name) {
    baseline = name;
    return this;
  }

  Requests benchmarks(List<String> patterns) {
    benchmarks = patterns;
    return this;
  }

  Requests images(List<String> names) {
    images = names;
    return this;
  }

  /** Forks run on this JVM, mounted, in that image. */
  Requests forkImage(String name) {
    forks = new RunRequest.ForkRequest(null, name, "jdk=host");
    return this;
  }

  Requests limits(List<String> names) {
    limits = names;
    return this;
  }

  Requests scales(List<Integer> numbers) {
    scales = numbers;
    return this;
  }

  Requests params(List<String> values) {
    params = values;
    return this;
  }

  Requests driverArguments(List<String> arguments) {
    driverArguments = arguments;
    return this;
  }

  Requests blocks(int number) {
    blocks = number;
    return this;
  }

  Requests resume() {
    resume = true;
    return this;
  }

  Requests remeasure() {
    remeasure = true;
    return this;
  }

  Requests profiles(@Nullable Path folder) {
    profiles = folder;
    return this;
  }

  Requests engine(String endpoint) {
    engine = endpoint;
    return this;
  }

  Requests switchMode(RuntimeSwitch.Mode mode) {
    switchMode = mode;
    return this;
  }

  Requests callLimit(Duration limit) {
    callLimit = limit;
    return this;
  }

  Requests precision(double halfWidth) {
    precision = halfWidth;
    return this;
  }

  Requests timeBudget(Duration budget) {
    timeBudget = budget;
    return this;
  }

  Requests lockWait(Duration longest) {
    lockWait = longest;
    return this;
  }

  RunRequest build() {
    return new RunRequest(
        new RunRequest.Candidates(runtimes, baseline, false),
        new Subject(suite, benchmarks, images, limits, scales, ParamValues.parse(params)),
        new RunRequest.Passes(blocks, 7L),
        Effort.of(remeasure, precision, timeBudget),
        new Judging(0.95, 0.02),
        new EngineUse(engine, switchMode, false, callLimit),
        forks,
        new RunRequest.Place(
            output,
            resume,
            profiles(),
            lockWait,
            new DriverJvm(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                classPath(),
                driverArguments)),
        Set.of());
  }

  /** The test's own folder of profiles, or one beside the results, with the brief suite in it. */
  private Path profiles() {
    Path folder = profiles == null ? output.resolveSibling("profiles") : profiles;
    try {
      Files.writeString(
          Files.createDirectories(folder.resolve("suites")).resolve("brief.yaml"), BRIEF);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }

  private static List<Path> classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(Path::of)
        .toList();
  }
}
