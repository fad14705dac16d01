package io.github.jmhruntime.container.launch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.event.EventHandler;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.profile.ProfilerException;
import org.openjdk.jmh.profile.ProfilerFactory;
import org.openjdk.jmh.runner.options.ProfilerConfig;

class ContainerLineTest {

  @Test
  void anUnknownOptionAndAMissingRuntimeAreToldWithTheHelp() {
    assertThatThrownBy(() -> ContainerLine.parse("runtime=runc;limit=min"))
        .hasMessageContaining("limit")
        .hasMessageContaining("--limits");
    assertThatThrownBy(() -> ContainerLine.parse(""))
        .hasMessageContaining("say which runtime")
        .hasMessageContaining("--runtime");
  }

  @Test
  void theHostHasNoContainerThatCouldBeLimitedOrSeeMore() {
    assertThatThrownBy(() -> resolved("runtime=host;limits=min"))
        .hasMessageContaining("limits=min");
    assertThatThrownBy(() -> resolved("runtime=host;mount=/proc"))
        .hasMessageContaining("mount=/proc");
  }

  @Test
  void jmhFindsTheProfilerByItsShortName() {
    assertThatThrownBy(
            () -> ProfilerFactory.getProfilerOrException(new ProfilerConfig("container", "help")))
        .isInstanceOf(ProfilerException.class)
        .hasMessageContaining("runs JMH's forks in containers");
  }

  private static void resolved(String line) {
    try (OpenEngine open = new OpenEngine(Path.of("/nonexistent"))) {
      var unused = ContainerLine.parse(line).resolve(open, EventHandler.none());
    }
  }
}
