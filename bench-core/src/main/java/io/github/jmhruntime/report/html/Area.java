package io.github.jmhruntime.report.html;

import io.github.jmhruntime.comparison.ResultKey;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A field in which a runtime costs something.
 *
 * @param title its heading
 * @param subject what a sentence says of it, in the plural, such as {@code starts}
 * @param measures by what it is measured, each a pattern that is looked for in the benchmark's name
 *     with its metric; the first that has rows is taken, so that one thing is not counted twice
 */
record Area(String title, String subject, List<Pattern> measures) {

  private static final String HTTP = "benchmarks\\.HttpBenchmark\\.\\w+";

  /** What has an area of its own; another benchmark makes an area with its class. */
  static final List<Area> TABLE =
      List.of(
          of("Start a container", "starts", life("start"), life("ready"), life("create")),
          of("Create and start in one", "starts with creation", life("run")),
          of("Start many containers at once", "starts of many at once", life("storm")),
          of("Stop a container", "stops", life("stop")),
          of("Remove a container", "removals", life("remove")),
          of("Remove a running container", "forced removals", life("forceRemove")),
          of("Whole life of a container", "whole lives of a container", life("cycle")),
          of("Start a pod", "starts of a pod", pod("start")),
          of("Start many pods at once", "starts of many pods at once", pod("storm")),
          of("Remove a pod", "removals of a pod", pod("remove")),
          of("Whole life of a pod", "whole lives of a pod", pod("cycle")),
          of("HTTP requests", "requests", "HttpBenchmark\\.(keepAlive|connectionPerRequest)$"),
          of(
              "Memory",
              "memory",
              HTTP + ":memory\\.load\\.pss$",
              HTTP + ":memory\\.idle\\.pss$",
              HTTP + ":memory\\..*"),
          of(
              "CPU behind a request",
              "CPU time behind a request",
              HTTP + ":cpu\\.sandbox$",
              HTTP + ":cpu\\.pod$"),
          of("Network", "network transfers", "NetworkBenchmark\\.\\w+$"),
          of("CPU", "computing", "kernels\\.cpu\\.[\\w.]+$"),
          of("Memory access", "memory accesses", "kernels\\.memory\\.[\\w.]+$"),
          of("Kernel boundary", "calls into the kernel", "kernels\\.boundary\\.[\\w.]+$"),
          of("Disk", "disk accesses", "kernels\\.disk\\.[\\w.]+$"));

  /** Controls, for whose figures no runtime is to blame. */
  static final Pattern CONTROL =
      Pattern.compile("benchmarks\\.(EngineBenchmark|ClientOverheadBenchmark)\\.");

  private static Area of(String title, String subject, String... measures) {
    return new Area(title, subject, List.of(measures).stream().map(Pattern::compile).toList());
  }

  private static String life(String step) {
    return "benchmarks\\.LifecycleBenchmark\\." + step + "$";
  }

  private static String pod(String part) {
    return "benchmarks\\.PodBenchmark\\." + part + "$";
  }

  /** Whether one of its measures is this. */
  boolean measuredBy(ResultKey key) {
    return measures.stream().anyMatch(measure -> measure.matcher(key.name()).find());
  }
}
