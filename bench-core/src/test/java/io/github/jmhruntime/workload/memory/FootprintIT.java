package io.github.jmhruntime.workload.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.EngineSession;
import io.github.jmhruntime.engine.Engines;
import io.github.jmhruntime.engine.docker.DockerEngine;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.profile.Catalog;
import io.github.jmhruntime.workload.memory.SandboxMemory.ProcessMemory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Containers that hold a known amount of memory, under a runtime with and one without a sandbox.
 */
@Tag("docker")
class FootprintIT {

  private static final String RUN = "footprint-it";
  private static final long MIB = 1 << 20;
  private static final long HELD = 48 * MIB;

  /** The reader of the pipe sleeps, so that dd, which is a part of the shell, keeps its buffer. */
  private static final String HOLDING =
      "(echo holding; exec dd if=/dev/zero bs=%d count=1) 2>/dev/null | (head -c 8; sleep 1000)"
          .formatted(HELD);

  private static EngineSession session;
  private static String image;

  @BeforeAll
  static void openPrivateEngine() {
    EngineChoice user = EngineChoice.of("engine", "private", Duration.ofSeconds(60));
    session =
        Engines.installed().open(user, Catalog.load(null).runtimes().values(), EventHandler.none());
    image =
        session
            .engine()
            .images()
            .provide(Catalog.load(null).image("test", "busybox"), EventHandler.none())
            .reference();
  }

  @AfterAll
  static void closePrivateEngine() {
    session.close();
  }

  @ParameterizedTest
  @CsvSource({"runc, sh", "gvisor, runsc-sandbox"})
  void whatContainersHoldIsFoundInTheProcessesThatHoldIt(String runtime, String holder)
      throws InterruptedException {
    FootprintMeter meter = FootprintMeter.ofHost();
    ContainerEngine engine = session.engine();
    long before = meter.availableBytes();
    List<String> ids = new ArrayList<>();
    try {
      ids.add(startHolding(engine, runtime));
      Footprint one = awaitHeld(meter, ids, before, HELD);
      ids.add(startHolding(engine, runtime));
      Footprint two = awaitHeld(meter, ids, before, 2 * HELD);

      assertThat(one.pssBytes()).isBetween(HELD, HELD + 150 * MIB);
      assertThat(two.pssBytes() - one.pssBytes()).isBetween(HELD - 20 * MIB, HELD + 100 * MIB);
      assertThat(two.sandboxes()).hasSize(2).allSatisfy(sandbox -> holds(sandbox, holder));
      assertThat(two.cgroupBytes()).isBetween(2 * HELD - 4 * MIB, 2 * HELD + 200 * MIB);
      assertThat(two.disagreements())
          .allSatisfy(line -> assertThat(line.text()).contains("PSS; ").hasSizeGreaterThan(30));
    } finally {
      ids.forEach(engine::remove);
    }
    assertThat(containers(RUN)).isEmpty();
  }

  private static void holds(SandboxMemory sandbox, String holder) {
    assertThat(sandbox.processes())
        .extracting(ProcessMemory::name)
        .anyMatch(name -> name.startsWith("containerd-shim"))
        .contains(holder);
    assertThat(
            sandbox.processes().stream()
                .filter(process -> process.name().equals(holder))
                .mapToLong(ProcessMemory::pssBytes)
                .sum())
        .isGreaterThan(HELD - MIB);
  }

  /** A page counts once it is touched, which the container may still be at. */
  private static Footprint awaitHeld(
      FootprintMeter meter, List<String> ids, long before, long bytes) throws InterruptedException {
    Footprint footprint = meter.measure(ids, before);
    long earlier = 0;
    for (int i = 0;
        i < 100 && (footprint.pssBytes() < bytes || footprint.pssBytes() - earlier > MIB);
        i++) {
      Thread.sleep(100);
      earlier = footprint.pssBytes();
      footprint = meter.measure(ids, before);
    }
    return footprint;
  }

  private static String startHolding(ContainerEngine engine, String runtime) {
    String id =
        engine.create(
            new ContainerSpec(
                image,
                List.of("sh", "-c", HOLDING),
                List.of(),
                runtime,
                null,
                null,
                Map.of(ContainerSpec.RUN_LABEL, RUN),
                Map.of(),
                List.of(),
                null));
    try (var output = engine.attach(id)) {
      engine.start(id);
      var unused = output.awaitLine(Pattern.compile("^holding$"));
    }
    return id;
  }

  private static List<String> containers(String run) {
    try (DockerEngine engine = DockerEngine.open(session.endpoint(), Duration.ofSeconds(60))) {
      return engine.containers(ContainerSpec.RUN_LABEL, run);
    }
  }
}
