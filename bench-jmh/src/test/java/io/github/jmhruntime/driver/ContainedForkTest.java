package io.github.jmhruntime.driver;

import static io.github.jmhruntime.driver.Plans.START;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.measurement.ResultFileException;
import io.github.jmhruntime.plan.ContainedForkPlan;
import io.github.jmhruntime.plan.ContainedForkPlan.Place;
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

    Place told = told(Plans.contained("jre", "max", "runc"));

    assertThat(told.image()).isEqualTo("id-of-jre");
    assertThat(told.limits().name()).isEqualTo("max");
    assertThat(told.engineName()).isEqualTo("runc");
  }

  @Test
  void aForkUnderARuntimeWithAnImageOfItsOwnIsToldThat() throws IOException {
    RunPlan plan = Plans.contained("jre", "min", "crun");

    assertThat(told(plan).image()).isEqualTo("id-for-crun");
  }

  @Test
  void aPlanThatDoesNotFitOnTheDiskIsToldWithItsFileAndNothingIsCut() throws IOException {
    Path file = folder.resolve("contained.json");
    var unused = told(Plans.contained("jre", "min", "runc"));
    Files.createSymbolicLink(folder.resolve("contained.json.part"), Path.of("/dev/full"));

    assertThatThrownBy(() -> told(Plans.contained("jre", "max", "runc")))
        .isInstanceOf(ResultFileException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("No space left on device");
    assertThat(placeIn(file).limits().cpus()).isEqualTo(1.0);
  }

  private Place told(RunPlan plan) throws IOException {
    String options =
        new ContainedFork(plan, folder).prepare(START, plan.runtimes().get(0), 1).container();
    return placeIn(Path.of(requireNonNull(options).substring("plan=".length())));
  }

  private static Place placeIn(Path file) {
    return requireNonNull(PlanFile.read(file, ContainedForkPlan.class).place());
  }
}
