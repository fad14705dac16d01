package io.github.jmhruntime.host;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the machine's counters and gauges; takes some milliseconds, so not on a timed path. */
public final class NoiseProbe {

  private static final Pattern PRESSURE = Pattern.compile("some .*total=(\\d+)");
  private static final String CPUS = "/sys/devices/system/cpu";

  private final HostFiles files;
  private final LongSupplier nanoTime;
  private final long self;

  NoiseProbe(Path root, LongSupplier nanoTime, long self) {
    this.files = new HostFiles(root);
    this.nanoTime = nanoTime;
    this.self = self;
  }

  /** A probe of this machine. */
  public static NoiseProbe ofThisMachine() {
    return new NoiseProbe(Path.of("/"), System::nanoTime, ProcessHandle.current().pid());
  }

  /** Reads everything that the machine offers. */
  public NoiseSample sample() {
    Map<String, Double> values = new HashMap<>();
    readCpuTimes(values);
    files
        .text("/proc/loadavg")
        .flatMap(NoiseProbe::first)
        .ifPresent(load -> values.put(NoiseSample.LOAD, load));
    for (String resource : List.of("cpu", "memory", "io")) {
      readPressure(resource, values);
    }
    readThrottling(values);
    readFrequency(values);
    Map<String, Double> memory = files.numbers("/proc/meminfo");
    copy(memory, "MemAvailable", values, NoiseSample.MEMORY_AVAILABLE, 1024);
    Map<String, Double> paging = files.numbers("/proc/vmstat");
    copy(paging, "pswpin", values, NoiseSample.SWAPPED_IN, 1);
    copy(paging, "pswpout", values, NoiseSample.SWAPPED_OUT, 1);
    copy(paging, "oom_kill", values, NoiseSample.OOM_KILLS, 1);
    return new NoiseSample(nanoTime.getAsLong() * 1e-9, values, ProcessTimes.read(files), self);
  }

  /** Fields of the line {@code cpu}: proc_stat(5). Guest time is part of user time. */
  private void readCpuTimes(Map<String, Double> values) {
    List<String> lines = files.lines("/proc/stat");
    int cpus = 0;
    for (String line : lines) {
      String[] words = line.split("\\s+");
      if (words[0].equals("cpu") && words.length > 8) {
        double total = 0;
        for (int field = 1; field <= 8; field++) {
          total += Double.parseDouble(words[field]);
        }
        values.put(NoiseSample.CPU_TOTAL, total);
        values.put(NoiseSample.CPU_IDLE, Double.parseDouble(words[4]));
        values.put(NoiseSample.CPU_IO_WAIT, Double.parseDouble(words[5]));
        values.put(NoiseSample.CPU_STEAL, Double.parseDouble(words[8]));
      }
      cpus += words[0].matches("cpu\\d+") ? 1 : 0;
    }
    if (cpus > 0) {
      values.put(NoiseSample.CPUS, (double) cpus);
    }
    Map<String, Double> numbers = files.numbers("/proc/stat");
    copy(numbers, "ctxt", values, NoiseSample.CONTEXT_SWITCHES, 1);
    copy(numbers, "procs_running", values, NoiseSample.RUNNABLE, 1);
  }

  private void readPressure(String resource, Map<String, Double> values) {
    for (String line : files.lines("/proc/pressure/" + resource)) {
      Matcher matcher = PRESSURE.matcher(line);
      if (matcher.find()) {
        values.put(
            resource + NoiseSample.PRESSURE_SECONDS, Double.parseDouble(matcher.group(1)) * 1e-6);
      }
    }
  }

  private void readThrottling(Map<String, Double> values) {
    double throttles = 0;
    boolean known = false;
    for (String counter : List.of("core_throttle_count", "package_throttle_count")) {
      List<Double> counts = files.numbersBelow(CPUS, "cpu", "thermal_throttle/" + counter);
      known |= !counts.isEmpty();
      throttles += counts.stream().mapToDouble(Double::doubleValue).sum();
    }
    if (known) {
      values.put(NoiseSample.THERMAL_THROTTLES, throttles);
    }
    for (String line : files.lines("/proc/self/cgroup")) {
      String[] parts = line.split(":", 3);
      if (parts.length == 3 && parts[1].isEmpty()) {
        Map<String, Double> own = files.numbers("/sys/fs/cgroup" + parts[2] + "/cpu.stat");
        copy(own, "throttled_usec", values, NoiseSample.THROTTLED_SECONDS, 1e-6);
      } else if (parts.length == 3 && List.of(parts[1].split(",")).contains("cpu")) {
        String folder = "/sys/fs/cgroup/" + parts[1] + parts[2];
        Map<String, Double> own = files.numbers(folder + "/cpu.stat");
        copy(own, "throttled_time", values, NoiseSample.THROTTLED_SECONDS, 1e-9);
      }
    }
  }

  private void readFrequency(Map<String, Double> values) {
    HostFacts.governor(files)
        .ifPresent(g -> values.put(NoiseSample.PERFORMANCE, g.equals("performance") ? 1.0 : 0.0));
    files.numbersBelow(CPUS, "cpu", "cpufreq/scaling_cur_freq").stream()
        .mapToDouble(kilohertz -> kilohertz * 1e3)
        .average()
        .ifPresent(hertz -> values.put(NoiseSample.FREQUENCY, hertz));
    files.numbersBelow("/sys/class/thermal", "thermal_zone", "temp").stream()
        .mapToDouble(milli -> milli * 1e-3)
        .max()
        .ifPresent(celsius -> values.put(NoiseSample.TEMPERATURE, celsius));
  }

  private static Optional<Double> first(String text) {
    return HostFiles.number(text.split("\\s+")[0]).stream().boxed().findFirst();
  }

  private static void copy(
      Map<String, Double> from, String name, Map<String, Double> to, String as, double factor) {
    Double value = from.get(name);
    if (value != null) {
      to.put(as, value * factor);
    }
  }
}
