package io.github.jmhruntime.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten seconds on two CPUs: 2000 ticks in all. */
class NoiseProbeTest {

  private static final long SELF = 4000;

  @TempDir Path root;

  private final AtomicLong nanoTime = new AtomicLong();
  private Tree tree;
  private NoiseProbe probe;

  @BeforeEach
  void aMachineWithTwoCpus() {
    tree = new Tree(root).with("/proc/stat", stat(1000, 8000, 500, 500));
    probe = new NoiseProbe(root, nanoTime::get, SELF);
  }

  @Test
  void sharesOfTheCpuTimeAreDifferences() {
    Map<String, Double> noise = after(() -> tree.with("/proc/stat", stat(2200, 8600, 600, 600)));

    assertThat(noise)
        .containsEntry("stealShare", 0.05)
        .containsEntry("ioWaitShare", 0.05)
        .containsEntry("busyShare", 0.6);
    assertThat(noise.get("stealSeconds")).isCloseTo(1.0, within(1e-9));
  }

  @Test
  void whatTheMachineDoesNotOfferIsAbsentAndNotZero() {
    Map<String, Double> noise = after(() -> tree.with("/proc/stat", stat(2200, 8600, 600, 600)));

    assertThat(noise)
        .containsOnlyKeys(
            "stealShare",
            "stealSeconds",
            "busyShare",
            "ioWaitShare",
            "contextSwitchesPerSecond",
            "runnableStart");
  }

  @Test
  void anEmptyMachineGivesNothing(@TempDir Path empty) {
    NoiseProbe none = new NoiseProbe(empty, nanoTime::get, SELF);

    assertThat(none.sample().until(none.sample())).isEmpty();
  }

  @Test
  void pressureThrottlingAndPagingAreDifferences() {
    tree.with("/proc/pressure/cpu", pressure(1_000_000))
        .with("/proc/pressure/memory", pressure(0))
        .with("/proc/self/cgroup", "4:cpu,cpuacct:/ci\n0::/ci\n")
        .with("/sys/fs/cgroup/cpu,cpuacct/ci/cpu.stat", "nr_throttled 1\nthrottled_time 0\n")
        .with("/sys/devices/system/cpu/cpu0/thermal_throttle/core_throttle_count", "3\n")
        .with("/proc/vmstat", "pswpin 10\npswpout 20\noom_kill 1\n")
        .with("/proc/meminfo", "MemAvailable: 1000 kB\n")
        .with("/proc/loadavg", "0.50 0.40 0.30 1/100 42\n");

    Map<String, Double> noise =
        after(
            () ->
                tree.with("/proc/pressure/cpu", pressure(3_500_000))
                    .with("/proc/pressure/memory", pressure(100_000))
                    .with(
                        "/sys/fs/cgroup/cpu,cpuacct/ci/cpu.stat",
                        "nr_throttled 9\nthrottled_time 2000000000\n")
                    .with(
                        "/sys/devices/system/cpu/cpu0/thermal_throttle/core_throttle_count", "5\n")
                    .with("/proc/vmstat", "pswpin 14\npswpout 21\noom_kill 1\n")
                    .with("/proc/meminfo", "MemAvailable: 400 kB\n")
                    .with("/proc/loadavg", "1.50 0.40 0.30 1/100 42\n"));

    assertThat(noise)
        .containsEntry("cpuPressureShare", 0.25)
        .containsEntry("memoryPressureShare", 0.01)
        .containsEntry("cgroupThrottledShare", 0.2)
        .containsEntry("thermalThrottles", 2.0)
        .containsEntry("swappedPages", 5.0)
        .containsEntry("oomKills", 0.0)
        .containsEntry("memoryAvailableBytes", 409600.0)
        .containsEntry("load1Start", 0.5)
        .containsEntry("load1End", 1.5);
  }

  @Test
  void frequencyAndTemperatureAreReadAtBothEnds() {
    tree.with("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "performance\n")
        .with("/sys/devices/system/cpu/cpu0/cpufreq/scaling_cur_freq", "3000000\n")
        .with("/sys/class/thermal/thermal_zone0/temp", "45000\n")
        .with("/sys/class/thermal/thermal_zone1/temp", "61500\n");

    Map<String, Double> noise =
        after(
            () -> tree.with("/sys/devices/system/cpu/cpu0/cpufreq/scaling_cur_freq", "2000000\n"));

    assertThat(noise)
        .containsEntry("governorPerformance", 1.0)
        .containsEntry("cpuHzStart", 3e9)
        .containsEntry("cpuHzEnd", 2e9)
        .containsEntry("celsiusStart", 61.5);
  }

  @Test
  void onlyForeignProcessesThatLivedThroughoutCountAsOthers() {
    tree.withProcess(1, 0, "init", 100, 100)
        .withProcess(2, 0, "kthreadd", 0, 0)
        .withProcess(30, 2, "kworker/0:1", 10, 0)
        .withProcess(3000, 1, "bash", 5, 5)
        .withProcess(SELF, 3000, "java", 1000, 0)
        .withProcess(500, 1, "dockerd", 100, 100)
        .withProcess(501, 1, "containerd-shim", 0, 0)
        .withProcess(600, 1, "cc1 (a b) c", 200, 300)
        .withProcess(700, 1, "gone", 10, 10);

    Map<String, Double> noise =
        after(
            () ->
                tree.withProcess(1, 0, "init", 900, 900)
                    .withProcess(30, 2, "kworker/0:1", 900, 0)
                    .withProcess(3000, 1, "bash", 900, 900)
                    .withProcess(SELF, 3000, "java", 9000, 0)
                    .withProcess(4001, SELF, "java", 700, 0)
                    .withProcess(500, 1, "dockerd", 900, 900)
                    .withProcess(501, 1, "containerd-shim", 900, 900)
                    .withProcess(600, 1, "cc1 (a b) c", 300, 400)
                    .withProcess(800, 1, "new", 500, 0)
                    .with("/proc/700/stat", ""));

    assertThat(noise.get("otherCpuShare")).isCloseTo(2.0 / 20, within(1e-9));
  }

  /** A shell that waits for a compiler inherits all that this has used in its life. */
  @Test
  void whatOthersHadUsedBeforeDoesNotCountWhenTheyEnd() {
    tree.withProcess(1, 0, "init", 100, 100)
        .withProcess(SELF, 3000, "java", 1000, 0)
        .withProcess(600, 1, "sh", 10, 20)
        .withProcess(601, 600, "make", 50, 1000)
        .withProcess(602, 601, "cc1", 90000, 0);

    Map<String, Double> noise =
        after(
            () ->
                tree.withProcess(600, 1, "sh", 10, 20 + 50 + 1000 + 90000 + 200)
                    .with("/proc/601/stat", "")
                    .with("/proc/602/stat", ""));

    assertThat(noise.get("otherCpuShare")).isCloseTo(2.0 / 20, within(1e-9));
  }

  @Test
  void whereOthersCannotBeSeenTheirShareIsAbsent() {
    tree.withProcess(SELF, 3000, "java", 1000, 0);

    assertThat(after(() -> tree.withProcess(SELF, 3000, "java", 1100, 0)))
        .doesNotContainKey("otherCpuShare");
  }

  @Test
  void thisMachineOffersCpuTimesAndOnlyDocumentedMeasures() {
    NoiseProbe here = NoiseProbe.ofThisMachine();
    NoiseSample before = here.sample();
    ReferenceKernel.warmUp();
    Map<String, Double> noise = before.until(here.sample());

    assertThat(noise).containsKeys("busyShare", "memoryAvailableBytes", "load1Start");
    assertThat(
            Arrays.stream(NoiseMeasure.values()).map(NoiseMeasure::key).collect(Collectors.toSet()))
        .containsAll(noise.keySet());
  }

  private Map<String, Double> after(Runnable change) {
    NoiseSample before = probe.sample();
    nanoTime.addAndGet(10_000_000_000L);
    change.run();
    return before.until(probe.sample());
  }

  private static String stat(long user, long idle, long ioWait, long steal) {
    return """
        cpu  %d 0 0 %d %d 0 0 %d 0 0
        cpu0 1 0 0 1 1 0 0 1 0 0
        cpu1 1 0 0 1 1 0 0 1 0 0
        ctxt %d
        procs_running 2
        """
        .formatted(user, idle, ioWait, steal, user * 10);
  }

  private static String pressure(long microseconds) {
    return "some avg10=0.00 avg60=0.00 avg300=0.00 total=%d\nfull avg10=0.00 total=7\n"
        .formatted(microseconds);
  }
}
