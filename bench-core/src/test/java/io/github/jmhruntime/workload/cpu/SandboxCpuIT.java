package io.github.jmhruntime.workload.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.EngineSession;
import io.github.jmhruntime.engine.Engines;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.profile.Catalog;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Containers that compute, with processes that come and end, under several runtimes. */
@Tag("docker")
class SandboxCpuIT {

  private static final String RUN = "cpu-it";

  /**
   * One process computes; another one, which begins after the first reading, ends before the
   * second.
   */
  private static final String BUSY =
      "echo busy; while true; do"
          + " sh -c 'i=0; while [ $i -lt 40000 ]; do i=$((i+1)); done';"
          + " i=0; while [ $i -lt 40000 ]; do i=$((i+1)); done; done";

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
  @CsvSource({"runc, WORKLOAD", "crun, WORKLOAD", "gvisor, RUNTIME"})
  void whatIsMeasuredIsWhatTheProcessesThemselvesSayWithThoseThatHaveEnded(
      String runtime, SandboxPart busy) throws Exception {
    ContainerEngine engine = session.engine();
    String id = startBusy(engine, runtime);
    try {
      double outerBegin = ticks(id);
      CpuInterval interval = CpuMeter.ofHost().begin(List.of(id));
      double innerBegin = ticks(id);
      Thread.sleep(3000);
      double innerEnd = ticks(id);
      SandboxCpu taken = interval.end();
      double outerEnd = ticks(id);

      double least = (innerEnd - innerBegin) / 100;
      double most = (outerEnd - outerBegin) / 100;
      assertThat(least).as("CPU seconds that the processes say").isGreaterThan(0.5);
      // Each of few processes rounds its user's and its system's time down to 10 ms.
      assertThat(taken.total().seconds()).isBetween(0.97 * least - 0.1, 1.03 * most + 0.1);
      assertThat(taken.of(busy).seconds()).isGreaterThan(0.9 * taken.total().seconds());
      assertThat(taken.of(busy).userSeconds()).isPositive();
      assertThat(taken.total().seconds()).isLessThan(2.2 * taken.wall().toNanos() / 1e9);
    } finally {
      engine.remove(id);
    }
  }

  /**
   * By the shim's command line and all that descends from it: user, system, and the same of
   * children that have ended.
   */
  private static double ticks(String id) throws IOException {
    Map<Long, String[]> stats = new HashMap<>();
    Set<Long> tree = new HashSet<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path folder : folders) {
        try {
          String stat = Files.readString(folder.resolve("stat"));
          long pid = Long.parseLong(folder.getFileName().toString());
          stats.put(pid, stat.substring(stat.lastIndexOf(')') + 2).split(" "));
          String command = Files.readString(folder.resolve("cmdline"));
          if (command.contains("containerd-shim") && command.contains(id)) {
            tree.add(pid);
          }
        } catch (IOException e) {
          // It has ended.
        }
      }
    }
    int before;
    do {
      before = tree.size();
      stats.forEach(
          (pid, fields) -> {
            if (tree.contains(Long.valueOf(fields[1]))) {
              tree.add(pid);
            }
          });
    } while (tree.size() > before);
    double sum = 0;
    for (Map.Entry<Long, String[]> stat : stats.entrySet()) {
      for (int field = 11; tree.contains(stat.getKey()) && field <= 14; field++) {
        sum += Double.parseDouble(stat.getValue()[field]);
      }
    }
    return sum;
  }

  private static String startBusy(ContainerEngine engine, String runtime) {
    String id =
        engine.create(
            new ContainerSpec(
                image,
                List.of("sh", "-c", BUSY),
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
      var unused = output.awaitLine(Pattern.compile("^busy$"));
    }
    return id;
  }
}
