package io.github.jmhruntime.measurement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What proves under which runtime a fork's containers ran, and with which limits.
 *
 * @param engineRuntime the runtime that the engine says the containers ran under, or {@link
 *     #NO_ENGINE}
 * @param files what files such as {@code /proc/version} held inside a container, by path
 * @param askedCpus the CPU limit that the engine was asked for, or null for none
 * @param askedMemoryBytes the memory limit that the engine was asked for, or null for none
 * @param seenCpus the CPUs that a process inside saw, or null where that is not known
 * @param seenMemoryBytes the memory that a process inside saw, or null where that is not known
 * @param groupCpus the CPUs that control groups of the host allowed all processes of a container,
 *     or null where they set no limit or that is not known
 * @param groupMemoryBytes the memory that they allowed them, as above
 * @param remarks what else was noticed, such as figures for one thing that disagree, and why
 * @param refusal why the benchmark did not start what does not fit on the machine, or null
 */
public record Evidence(
    String engineRuntime,
    Map<String, String> files,
    @Nullable Double askedCpus,
    @Nullable Long askedMemoryBytes,
    @Nullable Integer seenCpus,
    @Nullable Long seenMemoryBytes,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double groupCpus,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long groupMemoryBytes,
    List<String> remarks,
    @Nullable String refusal) {

  /** Stands for the runtime of what no engine has run. */
  public static final String NO_ENGINE = "none";

  /** Where a process inside reads the limits of its control group, of either version. */
  private static final List<String> CPU_FILES =
      List.of("/sys/fs/cgroup/cpu.max", "/sys/fs/cgroup/cpu/cpu.cfs_quota_us");

  private static final List<String> MEMORY_FILES =
      List.of("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes");

  /** The period that engines set, in microseconds. */
  private static final double PERIOD = 100_000;

  /** Version 1 writes the largest number of pages for no limit. */
  private static final double UNLIMITED_BYTES = 1L << 62;

  /**
   * Takes no files and no remarks where a file has none.
   *
   * @throws IllegalArgumentException where the runtime is missing
   */
  public Evidence {
    Fields.require(engineRuntime != null, "'engineRuntime' is missing");
    files = Fields.complete("files", files);
    remarks = Fields.complete("remarks", remarks);
  }

  /** Evidence without remarks, of a container at which nobody looked from outside. */
  public Evidence(
      String engineRuntime,
      Map<String, String> files,
      @Nullable Double askedCpus,
      @Nullable Long askedMemoryBytes,
      @Nullable Integer seenCpus,
      @Nullable Long seenMemoryBytes) {
    this(
        engineRuntime,
        files,
        askedCpus,
        askedMemoryBytes,
        seenCpus,
        seenMemoryBytes,
        null,
        null,
        List.of(),
        null);
  }

  /**
   * The same with what control groups of the host allowed all processes of a container.
   *
   * @param cpus in CPUs, or null for no limit
   * @param memoryBytes in bytes, or null for no limit
   */
  public Evidence within(@Nullable Double cpus, @Nullable Long memoryBytes) {
    return new Evidence(
        engineRuntime,
        files,
        askedCpus,
        askedMemoryBytes,
        seenCpus,
        seenMemoryBytes,
        cpus,
        memoryBytes,
        remarks,
        refusal);
  }

  /**
   * What was asked for and what took effect. A limit can show in three places: in what a process
   * inside sees of the machine, in its control group as it sees that, and in the control groups on
   * the host. The tightest counts; gVisor shows a limit of CPUs on the host only, runc one of
   * memory in the control group only.
   */
  public Allotment allotment() {
    Double cpus =
        smallest(
            seenCpus == null ? null : seenCpus.doubleValue(),
            groupCpus,
            inside(CPU_FILES, PERIOD, Double.POSITIVE_INFINITY));
    Double bytes =
        smallest(
            seenMemoryBytes == null ? null : seenMemoryBytes.doubleValue(),
            groupMemoryBytes == null ? null : groupMemoryBytes.doubleValue(),
            inside(MEMORY_FILES, 1, UNLIMITED_BYTES));
    return new Allotment(
        askedCpus, cpus, askedMemoryBytes, bytes == null ? null : bytes.longValue());
  }

  private static @Nullable Double smallest(@Nullable Double... values) {
    return Stream.of(values).filter(value -> value != null).min(Double::compare).orElse(null);
  }

  /** The smallest figure that stands first in one of the files; null for none. */
  private @Nullable Double inside(List<String> paths, double unit, double none) {
    Double smallest = null;
    for (String path : paths) {
      String first = files.getOrDefault(path, "").strip().split("\\s+", 2)[0];
      if (first.matches("\\d{1,19}") && Double.parseDouble(first) < none) {
        smallest = smallest(smallest, Double.parseDouble(first) / unit);
      }
    }
    return smallest;
  }

  /** The same with remarks added. */
  public Evidence remarking(List<String> further) {
    List<String> all = new ArrayList<>(remarks);
    all.addAll(further);
    return with(all, refusal);
  }

  /** The same of a fork that starts no more, for that reason. */
  public Evidence refusing(String why) {
    return with(remarks, why);
  }

  private Evidence with(List<String> otherRemarks, @Nullable String otherRefusal) {
    return new Evidence(
        engineRuntime,
        files,
        askedCpus,
        askedMemoryBytes,
        seenCpus,
        seenMemoryBytes,
        groupCpus,
        groupMemoryBytes,
        otherRemarks,
        otherRefusal);
  }
}
