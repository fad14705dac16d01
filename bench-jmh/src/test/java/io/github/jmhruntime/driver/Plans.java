package io.github.jmhruntime.driver;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.jmhruntime.engine.RuntimeSwitch;
import io.github.jmhruntime.measurement.Axes;
import io.github.jmhruntime.measurement.Evidence;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.ForkRecord.Status;
import io.github.jmhruntime.measurement.ForkResult;
import io.github.jmhruntime.plan.Cell;
import io.github.jmhruntime.plan.Effort;
import io.github.jmhruntime.plan.EngineUse;
import io.github.jmhruntime.plan.ForkOptions;
import io.github.jmhruntime.plan.Judging;
import io.github.jmhruntime.plan.RunPlan;
import io.github.jmhruntime.plan.RunPlan.ContainedForks;
import io.github.jmhruntime.plan.RunPlan.PlannedImage;
import io.github.jmhruntime.plan.RunPlan.PlannedRuntime;
import io.github.jmhruntime.plan.Subject;
import io.github.jmhruntime.plan.Workload;
import io.github.jmhruntime.profile.Catalog;
import io.github.jmhruntime.profile.Image;
import io.github.jmhruntime.profile.Limits;
import io.github.jmhruntime.profile.Suite;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plans and records for the driver's tests. */
final class Plans {

  static final Cell START = new Cell("a.Lifecycle.start", "ss", Map.of("image", "busybox"));
  static final Cell STOP = new Cell("a.Lifecycle.stop", "ss", Map.of("image", "busybox"));

  private Plans() {}

  static RunPlan plan(int blocks, String... runtimes) {
    return plan(blocks, List.of("Trivial"), runtimes);
  }

  static RunPlan plan(int blocks, List<String> benchmarks, String... runtimes) {
    return plan(
        blocks,
        benchmarks,
        List.of(),
        new ContainedForks(false, null, ForkOptions.parse("", "host")),
        List.of(runtimes));
  }

  /** A plan of all that a suite selects, as if the engine had all of its images. */
  static RunPlan ofSuite(Suite suite, Effort effort, String... runtimes) {
    RunPlan plan = plan(suite.blocks(), suite.benchmarks(), runtimes);
    Catalog catalog = Catalog.load(null);
    return new RunPlan(
        plan.runId(),
        plan.engine(),
        plan.baseline(),
        plan.runtimes(),
        new Subject(
            suite.name(),
            suite.benchmarks(),
            suite.images(),
            suite.limits(),
            suite.scales(),
            suite.params()),
        new RunPlan.Supplies(
            Map.of(
                Workload.ANY, images(suite.images()), Workload.WEB_SERVER, images(suite.servers())),
            null,
            suite.limits().stream().map(name -> catalog.limits("", name)).toList()),
        new RunPlan.Passes(42, suite.blocks(), suite.warmupIterations(), suite.iterations()),
        effort,
        plan.judging(),
        plan.forks());
  }

  private static List<PlannedImage> images(List<String> names) {
    return names.stream()
        .map(
            name ->
                new PlannedImage(
                    name,
                    name,
                    Map.of(),
                    List.of(),
                    "SIGTERM",
                    Catalog.load(null).image("", name).ready()))
        .toList();
  }

  /** A plan of forks in containers, made of an image and limited. */
  static RunPlan contained(String image, String limits, String runtime) {
    PlannedImage planned =
        new PlannedImage(
            image,
            "id-of-" + image,
            Map.of("crun", "id-for-crun"),
            List.of(),
            "SIGTERM",
            new Image.Readiness(null, null));
    return plan(
        1,
        List.of("Trivial"),
        List.of(Catalog.load(null).limits("-Dlimits", limits)),
        new ContainedForks(false, planned, ForkOptions.parse("", "host")),
        List.of(runtime));
  }

  private static RunPlan plan(
      int blocks,
      List<String> benchmarks,
      List<Limits> limits,
      ContainedForks forks,
      List<String> runtimes) {
    Catalog catalog = Catalog.load(null);
    List<PlannedRuntime> planned =
        runtimes.stream()
            .map(name -> new PlannedRuntime(catalog.runtime("-Druntime", name), name))
            .toList();
    return new RunPlan(
        "run-1",
        new EngineUse(
            "unix:///nowhere.sock", RuntimeSwitch.Mode.CONTAINER, false, Duration.ofSeconds(10)),
        runtimes.get(0),
        planned,
        new Subject(
            "quick",
            benchmarks,
            List.of(),
            limits.stream().map(Limits::name).toList(),
            List.of(1),
            Map.of()),
        new RunPlan.Supplies(Map.of(), null, limits),
        new RunPlan.Passes(42, blocks, 1, 2),
        Effort.PLANNED,
        new Judging(0.95, 0.02),
        forks);
  }

  static ForkRecord record(int block, Cell cell, String runtime, boolean ok) {
    return ok
        ? record(block, cell, runtime, Status.OK, null)
        : failed(block, cell, runtime, "no such luck");
  }

  static ForkRecord failed(int block, Cell cell, String runtime, String reason) {
    return record(block, cell, runtime, Status.FAILED, reason);
  }

  static ForkRecord refused(int block, Cell cell, String runtime) {
    Evidence evidence = new Evidence(runtime, Map.of(), null, null, null, null);
    return record(
        block, cell, runtime, Status.FAILED, "refused: no room", evidence.refusing("no room"));
  }

  private static ForkRecord record(
      int block, Cell cell, String runtime, Status status, @Nullable String reason) {
    return record(block, cell, runtime, status, reason, null);
  }

  private static ForkRecord record(
      int block,
      Cell cell,
      String runtime,
      Status status,
      @Nullable String reason,
      @Nullable Evidence evidence) {
    return new ForkRecord(
        block,
        runtime,
        cell.benchmark(),
        cell.mode(),
        cell.params(),
        Axes.NONE,
        status,
        reason,
        evidence,
        Map.of(),
        Instant.EPOCH,
        2.0,
        status == Status.OK ? ForkResult.of(JsonNodeFactory.instance.objectNode()) : null);
  }
}
