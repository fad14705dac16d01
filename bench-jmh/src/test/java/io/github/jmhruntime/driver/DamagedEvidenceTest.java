package io.github.jmhruntime.driver;

import static io.github.jmhruntime.driver.Plans.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.engine.RuntimeSwitch;
import io.github.jmhruntime.measurement.Evidence;
import io.github.jmhruntime.plan.PlanFile;
import io.github.jmhruntime.plan.RunPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence that a crash or a full disk has cut fails its fork, and not the run. */
class DamagedEvidenceTest {

  private static final String WHOLE =
      PlanFile.text(new Evidence("runc", Map.of("/proc/version", "Linux"), null, null, null, null));

  private static final String WHOLE_OF_CONTAINED =
      """
      {"benchmark":"lifecycle.Start.start","runtime":"runc","jvm":{},"evidence":%s}"""
          .formatted(WHOLE);

  @TempDir Path folder;

  @Test
  void ofAForkThatManagesContainers() throws IOException {
    RunPlan plan = Plans.plan(1, "runc");
    Path file = folder.resolve("evidence.json");
    ForkPlace fork = new ManagingFork(plan, new NoSwitch(), Cells.declared(List.of()), folder);
    for (int length = 0; length < WHOLE.length(); length += 10) {
      Files.writeString(file, WHOLE.substring(0, length));

      assertThat(fork.doubt(START, plan.runtimes().get(0)))
          .startsWith("where the containers ran is not known: cannot read " + file);
      assertThat(fork.evidence()).isNull();
    }
    Files.writeString(file, WHOLE);
    assertThat(fork.evidence()).isNotNull();
  }

  @Test
  void ofAForkInAContainer() throws IOException {
    RunPlan plan = Plans.plan(1, "runc");
    Path file = folder.resolve("forks.ndjson");
    ForkPlace fork = new ContainedFork(plan, folder);
    for (int length = 0; length < WHOLE_OF_CONTAINED.length(); length += 10) {
      Files.writeString(file, WHOLE_OF_CONTAINED.substring(0, length));

      assertThat(fork.doubt(START, plan.runtimes().get(0)))
          .startsWith("where the containers ran is not known: cannot read " + file);
      assertThat(fork.evidence()).isNull();
    }
    Files.writeString(file, WHOLE_OF_CONTAINED);
    assertThat(fork.evidence()).isNotNull();
  }

  private static final class NoSwitch implements RuntimeSwitch {

    @Override
    public @Nullable String select(String engineName) {
      return engineName;
    }

    @Override
    public void close() {}
  }
}
