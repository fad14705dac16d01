package io.github.jmhruntime.driver;

import static io.github.jmhruntime.driver.Plans.START;
import static io.github.jmhruntime.driver.Plans.STOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.plan.Cell;
import io.github.jmhruntime.plan.Effort;
import io.github.jmhruntime.plan.RunPlan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BlockLoopTest {

  private static final List<Cell> CELLS = List.of(START, STOP);

  private final List<ForkRecord> journal = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();

  @Test
  void everyRuntimeIsMeasuredOnceInEveryCellOfEveryBlock() {
    run(Plans.plan(4, "runc", "crun", "gvisor"), List.of(), "");

    assertThat(journal).hasSize(4 * 2 * 3);
    Set<String> seen = new HashSet<>();
    journal.forEach(record -> seen.add(record.block() + record.benchmark() + record.runtime()));
    assertThat(seen).hasSize(4 * 2 * 3);
  }

  @Test
  void aBlockEndsBeforeTheNextBegins() {
    run(Plans.plan(3, "runc", "crun"), List.of(), "");

    assertThat(journal).extracting(ForkRecord::block).isSorted();
  }

  @Test
  void theOrderOfRuntimesChangesFromBlockToBlock() {
    run(Plans.plan(20, "runc", "crun", "gvisor"), List.of(), "");

    Set<String> firsts = new HashSet<>();
    for (int i = 0; i < journal.size(); i += 3) {
      firsts.add(journal.get(i).runtime());
    }
    assertThat(firsts).containsExactlyInAnyOrder("runc", "crun", "gvisor");
  }

  @Test
  void theSameSeedGivesTheSameOrder() {
    run(Plans.plan(5, "runc", "crun", "gvisor"), List.of(), "");
    List<ForkRecord> first = List.copyOf(journal);
    journal.clear();
    run(Plans.plan(5, "runc", "crun", "gvisor"), List.of(), "");

    assertThat(journal).isEqualTo(first);
  }

  @Test
  void whatWasMeasuredEarlierIsNotMeasuredAgain() {
    RunPlan plan = Plans.plan(3, "runc", "crun");
    run(plan, List.of(), "");
    List<ForkRecord> earlier = List.copyOf(journal.subList(0, 5));
    List<ForkRecord> rest = List.copyOf(journal.subList(5, journal.size()));
    journal.clear();
    run(plan, earlier, "");

    assertThat(journal).isEqualTo(rest);
  }

  @Test
  void severalSharesTogetherMeasureEveryBlockOnce() {
    RunPlan plan = Plans.plan(7, "runc", "crun");
    run(plan, List.of(), "");
    List<ForkRecord> whole = List.copyOf(journal);
    journal.clear();
    for (int number = 0; number < 3; number++) {
      onNode("node-" + number, plan, new Share(number, 3), List.of());
    }

    assertThat(journal).hasSameSizeAs(whole).map(BlockLoopTest::onNoNode).hasSameElementsAs(whole);
    assertThat(journal)
        .filteredOn(record -> record.block() == 1 || record.block() == 4 || record.block() == 7)
        .hasSize(3 * 4)
        .allMatch(record -> "node-0".equals(record.node()));
    assertThat(events)
        .contains(new Event.Progress(12, 12, "done", Duration.ZERO))
        .contains(new Event.Progress(8, 8, "done", Duration.ZERO));
  }

  @Test
  void halfABlockOfAnotherNodeIsMeasuredAnewAsAWhole() {
    RunPlan plan = Plans.plan(1, "runc", "crun");
    ForkRecord elsewhere = Plans.record(1, START, "runc", true).on("a");
    onNode("b", plan, Share.WHOLE, List.of(elsewhere));

    assertThat(journal).hasSize(4).allMatch(record -> "b".equals(record.node()));
  }

  @Test
  void halfABlockOfTheSameNodeIsCompletedThere() {
    RunPlan plan = Plans.plan(1, "runc", "crun");
    ForkRecord earlier = Plans.record(1, START, "runc", true).on("b");
    onNode("b", plan, Share.WHOLE, List.of(earlier));

    assertThat(journal).hasSize(3).doesNotContain(earlier);
  }

  @Test
  void aWholeBlockOfAnotherNodeStands() {
    RunPlan plan = Plans.plan(1, "runc", "crun");
    List<ForkRecord> earlier =
        List.of(
            Plans.record(1, START, "runc", true).on("a"),
            Plans.record(1, START, "crun", true).on("a"));
    onNode("b", plan, Share.WHOLE, earlier);

    assertThat(journal).hasSize(2).extracting(ForkRecord::benchmark).containsOnly(STOP.benchmark());
  }

  @Test
  void aBlockWhoseForksAreOfTwoNodesIsNoPair() {
    RunPlan plan = Plans.plan(1, "runc", "crun");
    List<ForkRecord> earlier =
        List.of(
            Plans.record(1, START, "runc", true).on("a"),
            Plans.record(1, START, "crun", true).on("b"));
    onNode("c", plan, Share.WHOLE, earlier);

    assertThat(journal).hasSize(4);
  }

  private void onNode(String node, RunPlan plan, Share share, List<ForkRecord> earlier) {
    BlockLoop.Fork fork =
        new BlockLoop.Fork() {
          @Override
          public ForkRecord run(int block, Cell cell, RunPlan.PlannedRuntime runtime) {
            return Plans.record(block, cell, runtime.profile().name(), true).on(node);
          }

          @Override
          public String node() {
            return node;
          }
        };
    assertThat(
            new BlockLoop(plan, share, fork, journal::add, events::add, InstantSource.system())
                .run(CELLS, earlier))
        .isTrue();
  }

  private static ForkRecord onNoNode(ForkRecord record) {
    return Plans.record(
        record.block(),
        new Cell(record.benchmark(), record.mode(), record.params()),
        record.runtime(),
        true);
  }

  @Test
  void whatFailedEarlierIsTriedAgain() {
    RunPlan plan = Plans.plan(1, "runc", "crun");
    run(plan, List.of(Plans.record(1, START, "crun", false)), "");

    assertThat(journal).hasSize(4);
  }

  @Test
  void aRuntimeThatKeepsFailingIsSetAsideAndTheOthersGoOn() {
    run(Plans.plan(5, "runc", "crun"), List.of(), "crun");

    assertThat(journal).filteredOn(r -> r.runtime().equals("runc")).hasSize(10);
    assertThat(journal)
        .filteredOn(r -> r.runtime().equals("crun"))
        .hasSize(BlockLoop.FAILURES_UNTIL_SET_ASIDE);
    assertThat(events)
        .filteredOn(Event.Warning.class::isInstance)
        .last()
        .asString()
        .contains("crun has failed 3 times in a row and is set aside");
  }

  @Test
  void aRuntimeThatIsRefusedWhatDoesNotFitIsNotSetAside() {
    new BlockLoop(
            Plans.plan(5, "runc", "crun"),
            (block, cell, runtime) -> Plans.refused(block, cell, runtime.profile().name()),
            journal::add,
            events::add,
            InstantSource.system())
        .run(CELLS, List.of());

    assertThat(journal).hasSize(5 * 2 * 2).allMatch(ForkRecord::refused);
  }

  @Test
  void progressGoesFromNothingToEverything() {
    run(Plans.plan(2, "runc", "crun"), List.of(), "");

    List<Integer> done = new ArrayList<>();
    for (Event event : events) {
      if (event instanceof Event.Progress progress) {
        assertThat(progress.total()).isEqualTo(8);
        done.add(progress.done());
      }
    }
    assertThat(done).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void anEngineThatIsGoneEndsTheRunAndKeepsWhatWasMeasured() {
    RunPlan plan = Plans.plan(5, "runc", "crun");
    BlockLoop loop =
        new BlockLoop(
            plan,
            (block, cell, runtime) -> {
              if (journal.size() == 3) {
                throw new CannotGoOnException("the engine is gone");
              }
              return Plans.record(block, cell, runtime.profile().name(), true);
            },
            journal::add,
            EventHandler.none(),
            InstantSource.system());

    assertThatThrownBy(() -> loop.run(CELLS, List.of())).hasMessage("the engine is gone");
    assertThat(journal).hasSize(3);
  }

  @Test
  void furtherBlocksAreMeasuredOfOneCellOnly() {
    RunPlan plan = Plans.plan(2, "runc", "crun");
    Effort effort = Effort.PLANNED.withBlocks(Map.of(START.key(), 4));
    run(plan.with(effort), List.of(), "");

    assertThat(journal).hasSize(2 * 4 + 2 * 2);
    assertThat(journal)
        .filteredOn(record -> record.block() > 2)
        .hasSize(4)
        .allMatch(record -> record.benchmark().equals(START.benchmark()));
  }

  @Test
  void theTimeLeftReckonsWithBlocksThatAreExpectedLater() {
    Effort effort = Effort.PLANNED.narrowing(0.025, 35, true, Duration.ofHours(24), 10);
    run(Plans.plan(5, "runc", "crun").with(effort), List.of(), "");

    // 20 forks in this plan and 20 in the five further blocks that are usual, each of 2 s.
    assertThat(timesLeft()).startsWith(Duration.ofSeconds(78), Duration.ofSeconds(76));
  }

  @Test
  void onceThePilotKnowsThatACellNeedsNoMoreNoMoreIsReckonedWith() {
    Effort effort =
        Effort.PLANNED
            .narrowing(0.025, 35, true, Duration.ofHours(24), 10)
            .further(Map.of(START.key(), 6), Map.of(), new Effort.Expected(0, Map.of()));
    RunPlan plan = Plans.plan(5, "runc", "crun");
    run(plan, List.of(), "");
    List<ForkRecord> pilot = List.copyOf(journal);
    events.clear();
    run(plan.with(effort), pilot, "");

    assertThat(timesLeft()).startsWith(Duration.ofSeconds(4), Duration.ofSeconds(2));
  }

  private List<Duration> timesLeft() {
    return events.stream()
        .filter(Event.Progress.class::isInstance)
        .map(event -> ((Event.Progress) event).left())
        .filter(Objects::nonNull)
        .toList();
  }

  @Test
  void noBlockIsBegunThatWouldEndAfterTheTime() {
    // Each fork takes two seconds, and a cell of two runtimes four.
    assertThat(runFor(Duration.ofSeconds(13))).isFalse();
    assertThat(journal).hasSize(3 * 2);
    journal.clear();
    assertThat(runFor(Duration.ofSeconds(16))).isTrue();
    assertThat(journal).hasSize(4 * 2);
  }

  @Test
  void somethingIsMeasuredHoweverShortTheTime() {
    assertThat(runFor(Duration.ofMillis(1))).isFalse();
    assertThat(journal).hasSize(2);
  }

  /** Two blocks of two cells under two runtimes. */
  private boolean runFor(Duration budget) {
    RunPlan plan = Plans.plan(2, "runc", "crun");
    Effort effort = Effort.of(false, null, budget).from(Instant.EPOCH);
    return new BlockLoop(
            plan.with(effort),
            (block, cell, runtime) -> Plans.record(block, cell, runtime.profile().name(), true),
            journal::add,
            EventHandler.none(),
            () -> Instant.EPOCH.plusSeconds(2L * journal.size()))
        .run(CELLS, List.of());
  }

  private void run(RunPlan plan, List<ForkRecord> earlier, String failing) {
    new BlockLoop(
            plan,
            (block, cell, runtime) -> {
              String name = runtime.profile().name();
              return Plans.record(block, cell, name, !name.equals(failing));
            },
            journal::add,
            events::add,
            InstantSource.system())
        .run(CELLS, earlier);
  }
}
