package io.github.jmhruntime.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.command.RunRequest.Candidates;
import io.github.jmhruntime.command.RunRequest.Passes;
import io.github.jmhruntime.command.RunRequest.Place;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.RuntimeSwitch;
import io.github.jmhruntime.engine.Workplace;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventLine;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.Journal;
import io.github.jmhruntime.measurement.PackedFork;
import io.github.jmhruntime.measurement.Provenance;
import io.github.jmhruntime.plan.Effort;
import io.github.jmhruntime.plan.EngineUse;
import io.github.jmhruntime.plan.Judging;
import io.github.jmhruntime.plan.PlanFile;
import io.github.jmhruntime.plan.RunPlan;
import io.github.jmhruntime.plan.Subject;
import io.github.jmhruntime.report.View;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose drivers work on nodes of a cluster, which are made up here. */
class DistantRunTest {

  private static final Instant NOW = Instant.parse("2026-11-25T12:30:00Z");

  @TempDir Path folder;

  private final FakeEngines engines = new FakeEngines();
  private final Nodes nodes = new Nodes();
  private FakeDriver here;

  @BeforeEach
  void makeFolders() throws IOException {
    here = new FakeDriver(Files.createDirectories(folder.resolve("tmp")));
    engines.workplace = nodes;
  }

  @Test
  void theJournalComesHomeFromAllNodes() throws InterruptedException {
    Outcome outcome = run(5, false);

    assertThat(outcome.failure()).isNull();
    assertThat(here.plans).isEmpty();
    assertThat(forks()).hasSize(10);
    assertThat(forks())
        .allMatch(fork -> fork.node() != null && fork.node().equals(nodes.of(fork.block())));
    assertThat(outcome.text()).contains("faster");
    Workplace.Assignment assignment = nodes.assignments.get(0);
    assertThat(assignment.main()).isEqualTo("io.github.jmhruntime.driver.PodDriver");
    assertThat(assignment.places()).containsExactly("node-0", "node-1", "node-2");
    assertThat(assignment.limit()).isEqualTo(Duration.ofDays(7));
  }

  /** What this machine is says nothing of the nodes. */
  @Test
  void theProvenanceSpeaksOfTheNodesAsTheEngineDoes() throws InterruptedException {
    run(1, false);

    Provenance provenance = Provenance.read(folder.resolve("out/run.json"));
    assertThat(provenance.host())
        .containsOnlyKeys("cpus", "memoryBytes", "kernel", "distribution")
        .containsEntry("cpus", "4")
        .containsEntry("kernel", "6.1.0");
    assertThat(provenance.runtimes()).allMatch(runtime -> runtime.version() == null);
  }

  @Test
  void noMoreNodesAreUsedThanThereAreBlocks() throws InterruptedException {
    run(2, false);

    assertThat(nodes.assignments.get(0).places()).containsExactly("node-0", "node-1");
  }

  @Test
  void aLostNodeEndsTheRunEarlyAndResumeMeasuresTheRest() throws InterruptedException {
    nodes.lost = "node-1";
    Outcome cut = run(5, false);

    assertThat(cut.failure())
        .contains("the run ended early: the driver on node node-1 was lost: it was drained")
        .contains("the 6 forks that have ended are kept, go on with -Dresume");
    nodes.lost = "";
    assertThat(run(5, true).failure()).isNull();
    assertThat(forks()).hasSize(10);
    String earlier =
        new String(nodes.assignments.get(1).files().get("earlier.ndjson"), StandardCharsets.UTF_8);
    assertThat(earlier.lines()).hasSize(6).noneMatch(line -> line.contains("rawData"));
  }

  @Test
  void whatTheEngineCannotStartEndsTheRunWithItsReason() {
    nodes.refusal = "no node is free";

    assertThatThrownBy(() -> run(5, false)).hasMessageContaining("no node is free");
    assertThat(engines.calls).endsWith("reap", "close");
  }

  private List<ForkRecord> forks() {
    return Journal.read(folder.resolve("out/journal.ndjson")).forks();
  }

  private Outcome run(int blocks, boolean resume) throws InterruptedException {
    Parts parts = new Parts(engines, InstantSource.fixed(NOW), new Random(1));
    RunRequest request =
        new RunRequest(
            new Candidates(List.of("crun"), "runc", false),
            new Subject("quick", List.of(), List.of(), List.of(), List.of(), Map.of()),
            new Passes(blocks, 7L),
            Effort.of(false, null, null),
            new Judging(0.95, 0.02),
            new EngineUse("private", RuntimeSwitch.Mode.CONTAINER, false, Duration.ofSeconds(30)),
            RunRequest.ForkRequest.NONE,
            new Place(folder.resolve("out"), resume, null, Duration.ofSeconds(1), here),
            Set.of());
    return RunCommand.run(request, View.of(View.USUAL_COLUMNS), event -> {}, parts);
  }

  /** Three nodes, whose drivers write what real ones do. */
  private static final class Nodes implements Workplace {

    final List<Assignment> assignments = new ArrayList<>();
    String lost = "";
    String refusal = "";

    String of(int block) {
      return places().get((block - 1) % 3);
    }

    @Override
    public List<String> places() {
      return List.of("node-0", "node-1", "node-2");
    }

    @Override
    public List<Lost> work(Assignment assignment, Listener listener) {
      assignments.add(assignment);
      if (!refusal.isEmpty()) {
        throw new EngineException(refusal);
      }
      RunPlan plan =
          PlanFile.parse(
              new String(assignment.files().get("plan.json"), StandardCharsets.UTF_8),
              RunPlan.class);
      String earlier = new String(assignment.files().get("earlier.ndjson"), StandardCharsets.UTF_8);
      for (String place : assignment.places()) {
        if (!place.equals(lost)) {
          drive(plan, earlier, place, listener);
        }
      }
      return lost.isEmpty() ? List.of() : List.of(new Lost(lost, "it was drained"));
    }

    private void drive(RunPlan plan, String earlier, String place, Listener listener) {
      long number = 0;
      for (int block = 1; block <= plan.passes().blocks(); block++) {
        if (of(block).equals(place) && !earlier.contains("\"block\":%d,".formatted(block))) {
          for (String runtime : List.of("runc", "crun")) {
            number++;
            send(number, FakeDriver.record(block, runtime).on(place), listener, place);
          }
        }
      }
      listener.line(place, EventLine.of(new Event.Ended(0, List.of())));
    }

    private static void send(long number, ForkRecord fork, Listener listener, String place) {
      List<String> pieces = PackedFork.pieces(fork);
      for (int i = 0; i < pieces.size(); i++) {
        listener.line(
            place, EventLine.of(new Event.Kept(number, i + 1, pieces.size(), pieces.get(i))));
      }
    }
  }
}
