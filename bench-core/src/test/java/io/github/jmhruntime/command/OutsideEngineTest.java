package io.github.jmhruntime.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.plan.Axis;
import io.github.jmhruntime.plan.Declaration;
import io.github.jmhruntime.plan.ListedBenchmark;
import io.github.jmhruntime.plan.RunPlan.PlannedRuntime;
import io.github.jmhruntime.plan.Subject;
import io.github.jmhruntime.plan.Workload;
import io.github.jmhruntime.profile.Catalog;
import io.github.jmhruntime.profile.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OutsideEngineTest {

  private static final Catalog CATALOG = Catalog.load(null);
  private static final Limits HALF = new Limits("half", "", 0.5, null);
  private static final ListedBenchmark STARTS =
      new ListedBenchmark("Starts", new Declaration(Set.of(Axis.IMAGE), Workload.ANY, false));
  private static final ListedBenchmark STARTS_ANYWHERE =
      new ListedBenchmark("Anywhere", new Declaration(Set.of(Axis.IMAGE), Workload.ANY, true));

  private final List<String> told = new ArrayList<>();

  @Test
  void aBenchmarkThatNeedsNoEngineIsMeasuredOnEveryStep() {
    assertThat(measurable(List.of(), STARTS_ANYWHERE)).hasSize(7);
    assertThat(told).isEmpty();
  }

  @Test
  void whatOnlyAnEngineCanStartIsLeftOutAndTold() {
    assertThat(measurable(List.of(), STARTS, STARTS_ANYWHERE)).hasSize(7);
    assertThat(told)
        .containsExactly(
            "Starts are left out under host, ladder-chroot, ladder-namespaces, ladder-network, ladder-cgroup, ladder-restricted, for they start containers");
  }

  @Test
  void theHostHasNothingThatCouldBeLimited() {
    assertThatThrownBy(() -> measurable(List.of(HALF), STARTS_ANYWHERE))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("-Dlimits=half: host has no container");
    List<PlannedRuntime> upper = runtimes("ladder-cgroup", "ladder-restricted", "runc");
    assertThat(measurable(upper, List.of(HALF), STARTS_ANYWHERE)).isEqualTo(upper);
  }

  @Test
  void limitsAreRefusedBelowTheStepThatHasControlGroups() {
    FittingRuntimes limited =
        new FittingRuntimes(Set.of("ladder-network"), true, List.of(HALF), List.of(), List.of());
    assertThatThrownBy(
            () -> limited.of(runtimes("ladder-network", "runc"), event -> told.add("none")))
        .hasMessageContainingAll("-Druntime=ladder-network", "-Dlimits=half", "ladder-cgroup");
    List<PlannedRuntime> upper = runtimes("ladder-cgroup", "ladder-restricted", "runc");
    assertThat(limited.of(upper, event -> told.add("none"))).isEqualTo(upper);
  }

  @Test
  void aSuiteNamesItsRuntimesUnlessTheUserDoes() {
    var usual = new RunRequest.Candidates(List.of(), "runc", false);
    var ladder = usual.completedBy(CATALOG.suite("", "ladder"), false);
    assertThat(ladder.baseline()).isEqualTo("host");
    assertThat(ladder.names()).hasSize(7).contains("ladder-network", "runc");
    assertThat(usual.completedBy(CATALOG.suite("", "ladder"), true).baseline()).isEqualTo("runc");
    assertThat(usual.completedBy(CATALOG.suite("", "quick"), false)).isEqualTo(usual);
    var named = new RunRequest.Candidates(List.of("crun"), "runc", false);
    assertThat(named.completedBy(CATALOG.suite("", "ladder"), false).names())
        .containsExactly("crun");
  }

  private List<PlannedRuntime> measurable(List<Limits> limits, ListedBenchmark... benchmarks) {
    String[] ladder = CATALOG.suite("", "ladder").runtimes().toArray(String[]::new);
    return measurable(runtimes(ladder), limits, benchmarks);
  }

  private List<PlannedRuntime> measurable(
      List<PlannedRuntime> runtimes, List<Limits> limits, ListedBenchmark... benchmarks) {
    Selection selection =
        new Selection(
            CATALOG.suite("", "ladder"),
            new Subject("ladder", List.of(), List.of(), List.of(), List.of(), Map.of()),
            List.of(benchmarks));
    return new OutsideEngine(runtimes, event -> told.add(((Event.Notice) event).text()))
        .measurable(selection, limits, runtimes.get(0).profile().name());
  }

  private static List<PlannedRuntime> runtimes(String... names) {
    return Stream.of(names)
        .map(name -> new PlannedRuntime(CATALOG.runtime("", name), name))
        .toList();
  }
}
