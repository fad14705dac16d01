package io.github.jmhruntime.driver;

import static io.github.jmhruntime.driver.Plans.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.measurement.ResultFileException;
import io.github.jmhruntime.plan.ForkPlan;
import io.github.jmhruntime.plan.PlanFile;
import io.github.jmhruntime.plan.RunPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainedForkTest {

  @TempDir Path folder;

  @Test
  void aForkIsToldTheImageAndTheLimitsOfItsOwnRun() throws IOException {
    var unused = told(Plans.contained("earlier", "min", "runc"));

    ForkPlan told = told(Plans.contained("jre", "max", "runc"));

    assertThat(told.image("jre").id()).isEqualTo("id-of-jre");
    assertThat(told.limits("max").name()).isEqualTo("max");
  }

  @Test
  void aPlanThatDoesNotFitOnTheDiskIsToldWithItsFileAndNothingIsCut() throws IOException {
    Path file = folder.resolve("contained-runc.json");
    var unused = told(Plans.contained("jre", "min", "runc"));
    Files.createSymbolicLink(folder.resolve("contained-runc.json.part"), Path.of("/dev/full"));

    assertThatThrownBy(() -> told(Plans.contained("jre", "max", "runc")))
        .isInstanceOf(ResultFileException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("No space left on device");
    assertThat(PlanFile.read(file, ForkPlan.class).limits("min").cpus()).isEqualTo(1.0);
  }

  private ForkPlan told(RunPlan plan) throws IOException {
    var unused = new ContainedFork(plan, folder).prepare(START, plan.runtimes().get(0));
    return PlanFile.read(folder.resolve("contained-runc.json"), ForkPlan.class);
  }
}
