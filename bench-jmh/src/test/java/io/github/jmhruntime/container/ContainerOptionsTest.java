package io.github.jmhruntime.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.profile.ProfilerException;
import org.openjdk.jmh.profile.ProfilerFactory;
import org.openjdk.jmh.runner.options.ProfilerConfig;

class ContainerOptionsTest {

  @Test
  void optionsAreSeparatedAsInJmhsOwnProfilers() throws ProfilerException {
    ContainerOptions options = ContainerOptions.parse("runtime=gvisor;limits=min");

    assertThat(options.values())
        .containsEntry("runtime", "gvisor")
        .containsEntry("limits", "min")
        .containsEntry("image", "jre")
        .doesNotContainKey("mount");
  }

  @Test
  void mountsAndVariablesCanBeRepeated() throws ProfilerException {
    ContainerOptions options = ContainerOptions.parse("runtime=runc;env=A=1;env=B=x=y");

    assertThat(options.values()).containsEntry("env", "A=1\nB=x=y");
  }

  @Test
  void anUnknownOptionAndAMissingRuntimeAreToldWithTheHelp() {
    assertThatThrownBy(() -> ContainerOptions.parse("runtime=runc;limit=min"))
        .hasMessageContaining("limit")
        .hasMessageContaining("--limits");
    assertThatThrownBy(() -> ContainerOptions.parse(""))
        .hasMessageContaining("say which runtime")
        .hasMessageContaining("--runtime");
  }

  @Test
  void jmhFindsTheProfilerByItsShortName() {
    assertThatThrownBy(
            () -> ProfilerFactory.getProfilerOrException(new ProfilerConfig("container", "help")))
        .isInstanceOf(ProfilerException.class)
        .hasMessageContaining("runs JMH's forks in containers");
  }
}
