package io.github.jmhruntime.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnedGroupsTest {

  private static final GroupLimits LIMITS = new GroupLimits(0.5, 64_000_000L);

  @Test
  void limitsAreWrittenAsVersion1WantsThem() {
    assertThat(files(true, LIMITS))
        .containsExactly(
            entry("cpu.cfs_period_us", "100000"),
            entry("cpu.cfs_quota_us", "50000"),
            entry("memory.limit_in_bytes", "64000000"));
  }

  @Test
  void limitsAreWrittenAsVersion2WantsThem() {
    assertThat(files(false, LIMITS))
        .containsExactly(entry("cpu.max", "50000 100000"), entry("memory.max", "64000000"));
  }

  @Test
  void nothingIsWrittenWithoutLimits() {
    assertThat(files(false, GroupLimits.NONE)).isEmpty();
  }

  @Test
  void eachNameIsNewAndTellsItsOwner() {
    String name = OwnedGroups.name("/jmh-runtime-test.");

    assertThat(name).startsWith("/jmh-runtime-test." + Owner.current() + ".");
    assertThat(OwnedGroups.name("/jmh-runtime-test.")).isNotEqualTo(name);
  }

  private static Map<String, String> files(boolean first, GroupLimits limits) {
    Map<String, String> files = new LinkedHashMap<>();
    OwnedGroups.CONTROLLERS.forEach(
        controller -> files.putAll(OwnedGroups.files(controller, first, limits)));
    return files;
  }
}
