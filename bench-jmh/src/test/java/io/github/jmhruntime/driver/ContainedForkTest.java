package io.github.jmhruntime.driver;

import static io.github.jmhruntime.driver.Plans.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.plan.ForkPlan;
import io.github.jmhruntime.plan.PlanFile;
import io.github.jmhruntime.plan.RunPlan;
import java.io.IOException;
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

  private ForkPlan told(RunPlan plan) throws IOException {
    var unused = new ContainedFork(plan, folder).prepare(START, plan.runtimes().get(0));
    return PlanFile.read(folder.resolve("contained-runc.json"), ForkPlan.class);
  }
}
