package io.github.jmhruntime.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Each kernel works from set-up to tear-down, once, with small parameters. */
class KernelSmokeTest {

  private static final String KERNELS = "^io\\.github\\.jmhruntime\\.kernels\\.";
  private static final List<String> TARGETS = List.of("root", "bind", "volume");

  @TempDir Path storage;

  @Test
  void everyKernelGivesAResultAndLeavesNothingBehind() throws RunnerException {
    System.setProperty("jmh.ignoreLock", "true"); // other runs on this machine do not matter here
    TARGETS.forEach(target -> System.setProperty(property(target), storage.toString()));
    Collection<RunResult> results;
    try {
      results = new Runner(once()).run();
    } finally {
      TARGETS.forEach(target -> System.clearProperty(property(target)));
      System.clearProperty("jmh.ignoreLock");
    }
    Set<String> measured =
        results.stream()
            .map(result -> result.getParams().getBenchmark())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(measured).isEqualTo(known()).hasSizeGreaterThan(25);
    assertThat(results)
        .allMatch(result -> result.getPrimaryResult().getScore() > 0, "have a score above 0");
    assertThat(storage).isEmptyDirectory();
  }

  private static String property(String target) {
    return ScratchDirectory.PROPERTY_PREFIX + target;
  }

  private static Options once() {
    return new OptionsBuilder()
        .include(KERNELS)
        .forks(0)
        .mode(Mode.SingleShotTime)
        .warmupIterations(0)
        .measurementIterations(1)
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT)
        .param("n", "150")
        .param("mebibytes", "1")
        .param("kibibytes", "16")
        .param("io", "cached")
        .build();
  }

  private static Set<String> known() {
    return BenchmarkList.defaultList()
        .getAll(OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of())
        .stream()
        .map(BenchmarkListEntry::getUsername)
        .filter(name -> name.matches(KERNELS + ".*"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
