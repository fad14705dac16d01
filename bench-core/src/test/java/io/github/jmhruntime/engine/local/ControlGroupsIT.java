package io.github.jmhruntime.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.EngineSession;
import io.github.jmhruntime.engine.InsideView;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.host.Cgroups;
import io.github.jmhruntime.host.GroupLimits;
import io.github.jmhruntime.host.Processes;
import io.github.jmhruntime.workload.memory.Footprint;
import io.github.jmhruntime.workload.memory.FootprintMeter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is asked of control groups, takes effect and is read from them: of version 1 or 2, as the
 * machine has them.
 */
@Tag("docker")
class ControlGroupsIT {

  private static final String RUN = "control-groups-it";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long MIB = 1 << 20;
  private static final long HELD = 32 * MIB;

  /** The reader of the pipe sleeps, so that dd keeps its buffer. */
  private static final String HOLDING =
      "(echo holding; exec dd if=/dev/zero bs=%d count=1) 2>/dev/null | (head -c 8; sleep 1000)"
          .formatted(HELD);

  private static EngineSession session;
  private static ContainerEngine engine;
  private static String image;

  @BeforeAll
  static void open() {
    session = TestEngines.open(EventHandler.none());
    engine = session.engine();
    image = engine.images().provide(TestEngines.busybox(), EventHandler.none()).digest();
  }

  @AfterAll
  static void closeLeavesNothing() {
    session.close();
    assertThat(TestEngines.leftBehind()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"runc", "crun"})
  void limitsAreSeenToHoldInsideAndOutside(String runtime) {
    InsideView view = InsideView.look(engine, limited(runtime, "true"), image, List.of(), PATIENCE);
    assertThat(view.engineRuntime()).isEqualTo(runtime);
    assertThat(view.groups()).isEqualTo(new GroupLimits(0.5, 64 * MIB));
    boolean second = engine.info().cgroupVersion().equals("2");
    assertThat(view.files())
        .containsEntry(
            second ? "/sys/fs/cgroup/cpu.max" : "/sys/fs/cgroup/cpu/cpu.cfs_quota_us",
            second ? "50000 100000" : "50000")
        .containsEntry(
            second ? "/sys/fs/cgroup/memory.max" : "/sys/fs/cgroup/memory/memory.limit_in_bytes",
            String.valueOf(64 * MIB));
  }

  @ParameterizedTest
  @ValueSource(strings = {"runc", "crun"})
  void whoeverTakesMoreMemoryIsKilledAndTheEngineSaysSo(String runtime) {
    String id = engine.create(limited(runtime, "sh", "-c", "tail /dev/zero; echo $?; sleep 1"));
    engine.start(id);
    var unused = engine.awaitExit(id, PATIENCE);
    assertThat(engine.logs(id, 5)).contains("137");
    engine.remove(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"runc", "crun"})
  void memoryAndProcessorTimeAreThoseOfTheContainer(String runtime) {
    String id = engine.create(limited(runtime, "sh", "-c", HOLDING));
    try (var output = engine.attach(id)) {
      engine.start(id);
      var unused = output.awaitLine(Pattern.compile("^holding$"));
    }
    // It says so before it takes it, page by page.
    Processes.await(PATIENCE, () -> footprint(id).cgroupBytes() >= HELD);
    assertThat(footprint(id).cgroupBytes()).isBetween(HELD, 64 * MIB);
    assertThat(engine.operations().usage(id).memoryBytes()).isBetween(HELD, 64 * MIB);
    assertThat(engine.operations().usage(id).cpuNanos()).isPositive();
    engine.remove(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"runc", "crun"})
  void noGroupIsLeftOfAContainerThatIsRemoved(String runtime) {
    String id = engine.create(limited(runtime, "sleep", "1000"));
    engine.start(id);
    String group = TestEngines.places().cgroup() + "/" + id;
    assertThat(Cgroups.existing(group)).as("while it runs").isNotEmpty();
    engine.remove(id);
    assertThat(Cgroups.existing(group)).isEmpty();
  }

  private static Footprint footprint(String id) {
    return FootprintMeter.ofHost().measure(List.of(id), 0);
  }

  private static ContainerSpec limited(String runtime, String... command) {
    return new ContainerSpec(
        image,
        List.of(),
        List.of(command),
        runtime,
        0.5,
        64 * MIB,
        Map.of(ContainerSpec.RUN_LABEL, RUN),
        Map.of(),
        List.of(),
        null);
  }
}
