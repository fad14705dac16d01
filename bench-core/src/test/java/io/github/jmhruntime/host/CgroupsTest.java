package io.github.jmhruntime.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CgroupsTest {

  @Test
  void bothVersionsOfControlGroupsAreFoundInTheMounts() {
    String mounts =
        """
        24 1 0:20 / /proc rw,relatime - proc proc rw
        30 24 0:26 / /sys/fs/cgroup/memory rw,relatime shared:9 - cgroup cgroup rw,memory
        31 24 0:27 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw
        """;
    assertThat(Cgroups.hierarchies(mounts))
        .containsExactly(Path.of("/sys/fs/cgroup/memory"), Path.of("/sys/fs/cgroup/unified"));
  }

  @Test
  void aProcessBelongsToAGroupOrOneBelowItButNotToANamesake() {
    assertThat(in("/jmh-runtime-1/abc").isIn("/jmh-runtime-1")).isTrue();
    assertThat(in("/jmh-runtime-1").isIn("/jmh-runtime-1")).isTrue();
    assertThat(in("/jmh-runtime-12").isIn("/jmh-runtime-1")).isFalse();
    assertThat(in("/user/jmh-runtime-1").isIn("/jmh-runtime-1")).isFalse();
  }

  private static HostProcess in(String group) {
    return new HostProcess(
        7, 1, "sleep", List.of("sleep"), List.of(new HostProcess.ControlGroup(List.of(), group)));
  }
}
