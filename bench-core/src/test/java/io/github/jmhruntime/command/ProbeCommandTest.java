package io.github.jmhruntime.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.event.EventHandler;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeCommandTest {

  @TempDir Path folder;

  private final FakeEngines engines = new FakeEngines();

  @Test
  void whatIsAskedWronglyEndsBeforeAnEngineIsOpened() {
    refused("runc", "crum", ".", "-Druntime", "crum", "did you mean 'crun'");
    refused("rukc", "crun", ".", "-Dbaseline", "rukc");
    refused("runc", "crun", "(", "-Dprobes=( is no regular expression");
    refused("runc", "crun", "memroy", "-Dprobes=memroy", "memory");
  }

  @Test
  void whereThereIsNoContainerNothingIsProbed() {
    refused("runc", "host", ".", "-Druntime=host", "containers", "leave it out");
    refused("ladder-chroot", "crun", ".", "-Dbaseline=ladder-chroot", "leave it out");
  }

  private void refused(String baseline, String runtime, String probes, String... words) {
    ProbeCommand.Request request =
        new ProbeCommand.Request(
            baseline,
            List.of(runtime),
            probes,
            "private",
            null,
            folder,
            Duration.ofSeconds(30),
            80);

    assertThatThrownBy(
            () ->
                ProbeCommand.run(
                    request,
                    EventHandler.none(),
                    new Parts(engines, InstantSource.system(), new Random(1))))
        .hasMessageContainingAll(words);
    assertThat(engines.calls).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }
}
