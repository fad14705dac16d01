package io.github.jmhruntime.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.engine.Offering;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.plan.Axis;
import io.github.jmhruntime.plan.Declaration;
import io.github.jmhruntime.plan.ListedBenchmark;
import io.github.jmhruntime.plan.Subject;
import io.github.jmhruntime.plan.Workload;
import io.github.jmhruntime.profile.Catalog;
import io.github.jmhruntime.profile.Suite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SelectionTest {

  private static final Suite QUICK = Catalog.load(null).suite("", "quick");
  private static final ListedBenchmark STARTS =
      new ListedBenchmark("Starts", new Declaration(Set.of(Axis.IMAGE), Workload.ANY, false));
  private static final ListedBenchmark PODS =
      new ListedBenchmark(
          "Pods",
          new Declaration(Set.of(Axis.IMAGE), Workload.ANY, false, Set.of(Offering.POD_SANDBOXES)));

  private final List<String> told = new ArrayList<>();

  @Test
  void whatNeedsPodsIsMeasuredOnAnEngineThatHasThem() {
    assertThat(on(Set.of(Offering.POD_SANDBOXES), PODS, STARTS)).containsExactly(PODS, STARTS);
    assertThat(told).isEmpty();
  }

  @Test
  void whatNeedsPodsIsLeftOutElsewhereAndTold() {
    assertThat(on(Set.of(), PODS, STARTS)).containsExactly(STARTS);
    assertThat(told)
        .containsExactly(
            "left out: Pods, since Docker at unix:///nowhere.sock offers no pods behind CRI");
  }

  @Test
  void whatASuiteHasForEnginesWithPodsIsLeftOutElsewhereWithoutAWord() {
    Selection ofSuite = selection(QUICK.benchmarks(), PODS, STARTS);
    assertThat(ofSuite.on(FakeEngines.INFO, Set.of(), this::hear).benchmarks())
        .containsExactly(STARTS);
    assertThat(told).isEmpty();
  }

  @Test
  void whatASuiteHasForUsualEnginesIsToldWhereItCannotBeMeasured() {
    ListedBenchmark steps =
        new ListedBenchmark(
            "Steps",
            new Declaration(
                Set.of(Axis.IMAGE), Workload.ANY, false, Set.of(Offering.CONTAINER_LIFE)));
    Selection ofSuite = selection(QUICK.benchmarks(), PODS, STARTS, steps);
    assertThat(ofSuite.on(FakeEngines.INFO, Set.of(), this::hear).benchmarks())
        .containsExactly(STARTS);
    assertThat(told)
        .singleElement()
        .asString()
        .startsWith("left out: Steps, since ")
        .doesNotContain("Pods", "CRI");
  }

  @Test
  void whereNothingIsLeftTheReasonAndTheRemedyAreTold() {
    assertThatThrownBy(() -> on(Set.of(), PODS))
        .isInstanceOf(CommandException.class)
        .hasMessageContainingAll(
            "Pods cannot be measured here", "Docker at unix:///", "-Dengine=cri:///");
  }

  private List<ListedBenchmark> on(Set<Offering> offered, ListedBenchmark... benchmarks) {
    return selection(List.of("named"), benchmarks)
        .on(FakeEngines.INFO, offered, this::hear)
        .benchmarks();
  }

  private void hear(Event event) {
    told.add(((Event.Notice) event).text());
  }

  private static Selection selection(List<String> patterns, ListedBenchmark... benchmarks) {
    return new Selection(
        QUICK,
        new Subject("quick", patterns, List.of(), List.of(), List.of(), Map.of()),
        List.of(benchmarks));
  }
}
