package io.github.jmhruntime.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.engine.Condition;
import io.github.jmhruntime.event.EventHandler;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code doctor} and {@code list} say of an engine as a whole. */
class EngineConditionsTest {

  private final FakeEngines engines = new FakeEngines();

  @Test
  void doctorSaysWhatTheEngineNeedsAndThatItHasNoImageToTryRuntimesWith() {
    engines.conditions =
        List.of(Condition.unmet("rights", "pods cannot be created", "apply -Drbac"));
    engines.noImages = "image 'busybox' cannot be provided:\n- it is not there";

    String text = DoctorCommand.run("private", null, EventHandler.none(), engines).text();

    assertThat(text)
        .contains("rights         no   pods cannot be created")
        .contains("image busybox  no   image 'busybox' cannot be provided: - it is not there")
        .contains("registered as 'crun'; not tried, for there is no image to try it with")
        .contains("rights: apply -Drbac", "image busybox: give the engine ");
    assertThat(engines.calls).endsWith("reap", "close");
  }

  @Test
  void theManifestOfRightsIsAllThatIsPrinted() {
    engines.rights = "kind: Role\n";

    assertThat(DoctorCommand.rights("kubernetes", null, engines).text()).isEqualTo("kind: Role\n");
    assertThat(engines.calls).isEmpty();
  }

  @Test
  void anEngineWithoutRightsSaysSo() {
    assertThatThrownBy(() -> DoctorCommand.rights("private", null, engines))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("-Drbac: the engine 'private' knows no such rights");
  }

  @Test
  void listNamesTheRuntimesOfAnEngineThatIsNamed() throws InterruptedException {
    engines.conditions = List.of(Condition.met("node a", "has runc and runsc"));
    FakeDriver driver = new FakeDriver(Path.of("nowhere"));

    String without = ListCommand.run(null, driver, null, null, EventHandler.none(), engines).text();
    assertThat(engines.calls).isEmpty();
    String with =
        ListCommand.run(null, driver, null, "private", EventHandler.none(), engines).text();

    assertThat(without).doesNotContain("-Dengine=private");
    assertThat(with)
        .contains("Runtimes of -Dengine=private\n  crun   /usr/bin/crun\n")
        .contains("What -Dengine=private has for runs\n  node a  has runc and runsc\n");
    assertThat(engines.calls).containsExactly("open", "close");
  }
}
