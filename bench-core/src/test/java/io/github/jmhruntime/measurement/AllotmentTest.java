package io.github.jmhruntime.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The figures are those of real forks on a machine with 2 CPUs and 24 GB, limited to 1 and 2. */
class AllotmentTest {

  private static final String QUOTA = "/sys/fs/cgroup/cpu/cpu.cfs_quota_us";
  private static final String BYTES = "/sys/fs/cgroup/memory/memory.limit_in_bytes";
  private static final long MACHINE = 25_276_510_208L;
  private static final long ASKED = 2_000_000_000L;
  private static final long ROUNDED = 1_999_998_976L;

  @Test
  void runcShowsItsLimitsInTheControlGroupOnly() {
    Allotment runc = asked(2, MACHINE, Map.of(QUOTA, "100000", BYTES, "1999998976")).allotment();

    assertThat(runc).isEqualTo(new Allotment(1.0, 1.0, ASKED, ROUNDED));
    assertThat(runc.holds(Resource.CPU)).isTrue();
    assertThat(runc.holds(Resource.MEMORY)).isTrue();
  }

  @Test
  void gvisorShowsALimitOfCpusOnTheHostOnly() {
    Evidence inside = asked(2, ROUNDED, Map.of(QUOTA, "-1", BYTES, "9223372036854775807"));

    assertThat(inside.allotment().holds(Resource.CPU)).isFalse();
    assertThat(inside.within(1.0, null).allotment().holds(Resource.CPU)).isTrue();
    assertThat(inside.allotment().holds(Resource.MEMORY)).isTrue();
  }

  @Test
  void theNewerControlGroupsAreReadAsWell() {
    Evidence limited =
        asked(
            2,
            MACHINE,
            Map.of(
                "/sys/fs/cgroup/cpu.max", "100000 100000",
                "/sys/fs/cgroup/memory.max", "1999998976"));
    Evidence not =
        asked(
            2,
            MACHINE,
            Map.of("/sys/fs/cgroup/cpu.max", "max 100000", "/sys/fs/cgroup/memory.max", "max"));

    assertThat(limited.allotment()).isEqualTo(new Allotment(1.0, 1.0, ASKED, ROUNDED));
    assertThat(not.allotment()).isEqualTo(new Allotment(1.0, 2.0, ASKED, MACHINE));
  }

  @Test
  void aLimitOfWhichNothingIsSeenDoesNotHold() {
    Allotment nothing = asked(null, null, Map.of()).allotment();

    assertThat(nothing.holds(Resource.CPU)).isFalse();
    assertThat(nothing.holds(Resource.MEMORY)).isFalse();
    assertThat(Allotment.UNKNOWN.holds(Resource.CPU)).isNull();
  }

  @Test
  void aVirtualMachineOfItsOwnSizeDiffersFromTheHost() {
    Allotment runc = unlimited(2, MACHINE);
    Allotment kata = unlimited(1, 2L << 30);

    assertThat(runc.differs(Resource.CPU, kata)).isTrue();
    assertThat(runc.differs(Resource.MEMORY, kata)).isTrue();
    assertThat(runc.differs(Resource.MEMORY, unlimited(2, MACHINE + 4096))).isFalse();
    assertThat(runc.differs(Resource.CPU, Allotment.UNKNOWN)).isFalse();
  }

  @Test
  void ofSeveralForksTheOneWithMostCounts() {
    assertThat(Allotment.most(List.of(unlimited(1, 100), Allotment.UNKNOWN, unlimited(2, 50))))
        .isEqualTo(new Allotment(null, 2.0, null, 100L));
  }

  private static Evidence asked(
      @Nullable Integer cpus, @Nullable Long bytes, Map<String, String> files) {
    return new Evidence("any", files, 1.0, ASKED, cpus, bytes);
  }

  private static Allotment unlimited(double cpus, long bytes) {
    return new Allotment(null, cpus, null, bytes);
  }
}
