package io.github.jmhruntime.engine.podman;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.engine.local.PrivateEnginePlaces;
import io.github.jmhruntime.engine.local.RuntimeRegistration;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PodmanConfigTest {

  private static final PrivateEnginePlaces PLACES = PrivateEnginePlaces.of(Path.of("/cache/p"));

  /** With a smaller number, a JVM could not start its threads. */
  @Test
  void containersMayHaveAsManyProcessesAsThisProcess() throws Exception {
    Matcher limits = Pattern.compile("nofile=(\\d+):\\1\", \"nproc=(\\d+):\\2\"").matcher(config());
    assertThat(limits.find()).isTrue();
    assertThat(Long.parseLong(limits.group(1))).isGreaterThanOrEqualTo(1024);
    assertThat(Long.parseLong(limits.group(2))).isGreaterThanOrEqualTo(1024);
  }

  @Test
  void everyRuntimeHasItsName() throws Exception {
    assertThat(config())
        .contains("crun = [\"/usr/bin/crun\"]", "network_backend = \"cni\"")
        .contains("network_config_dir = \"" + PLACES.run().resolve("networks") + "\"");
  }

  @Test
  void aRuntimeThatNeedsArgumentsBecomesOneProgram() {
    RuntimeRegistration plain =
        new RuntimeRegistration("gvisor", Path.of("/bin/runsc"), List.of("--platform=x"), null);
    RuntimeRegistration one = plain.asOneProgram(Path.of("/bin/wrappers"));
    assertThat(one.arguments()).isEmpty();
    assertThat(one.path()).isEqualTo(Path.of("/bin/wrappers/gvisor"));
    assertThat(one.wrapper()).isEqualTo("#!/bin/sh\nexec /bin/runsc --platform=x \"$@\"\n");
  }

  private static String config() throws Exception {
    return PodmanConfig.containers(
        PLACES,
        NetworkBackend.CNI,
        List.of(new RuntimeRegistration("crun", Path.of("/usr/bin/crun"), List.of(), null)));
  }
}
