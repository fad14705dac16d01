package io.github.jmhruntime.measurement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What proves under which runtime a fork's containers ran, and with which limits.
 *
 * @param engineRuntime the runtime that the engine says the containers ran under
 * @param files what files such as {@code /proc/version} held inside a container, by path
 * @param askedCpus the CPU limit that the engine was asked for, or null for none
 * @param askedMemoryBytes the memory limit that the engine was asked for, or null for none
 * @param seenCpus the CPUs that a process inside saw, or null where that is not known
 * @param seenMemoryBytes the memory that a process inside saw, or null where that is not known
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
    List<String> remarks,
    @Nullable String refusal) {

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

  /** Evidence without remarks. */
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
        List.of(),
        null);
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
        otherRemarks,
        otherRefusal);
  }
}
