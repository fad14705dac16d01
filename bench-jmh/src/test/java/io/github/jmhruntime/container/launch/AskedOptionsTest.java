package io.github.jmhruntime.container.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.engine.ContainerSpec.Mount;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AskedOptionsTest {

  @Test
  void aMountIsReadOnlyAndUnderTheSamePathUnlessSaidOtherwise() {
    assertThat(asked("mount", "/proc\n/tmp:/scratch:rw").mounts())
        .containsExactly(new Mount("/proc", "/proc", true), new Mount("/tmp", "/scratch", false));
  }

  @Test
  void whatCannotBeMeantIsRefusedWithTheOptionAndItsValue() {
    assertThatThrownBy(() -> asked("mount", "relative").mounts())
        .hasMessageContaining("mount=relative");
    assertThatThrownBy(() -> asked("mount", "/no/such/path").mounts())
        .hasMessageContaining("'/no/such/path' must exist");
    assertThatThrownBy(() -> asked("env", "A").environment()).hasMessageContaining("env=A");
    assertThatThrownBy(() -> asked("connect", "soon").seconds("connect"))
        .hasMessageContaining("connect=soon");
    assertThatThrownBy(() -> asked("jdk", "mine").hostJdk()).hasMessageContaining("jdk=mine");
  }

  @Test
  void theHostHasNoContainerThatCouldBeLimited() {
    assertThatThrownBy(() -> HostPlace.requireNothingOfContainers(asked("limits", "min")))
        .hasMessageContaining("limits=min");
  }

  private static AskedOptions asked(String name, String value) {
    return new AskedOptions(Map.of(name, value));
  }
}
