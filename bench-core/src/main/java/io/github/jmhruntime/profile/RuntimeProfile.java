package io.github.jmhruntime.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One OCI runtime, as a YAML file under {@code runtimes/} describes it.
 *
 * @param name what the user calls it, also the file's base name
 * @param title one line that says what it is
 * @param engineNames names under which an engine may know it, the preferred one first
 * @param install how a private engine registers it, or null where it cannot be registered by path
 * @param recognition how it is told from inside a container; every clue must hold
 * @param needs what it needs of the machine, the engine and the images
 * @param cannot what it cannot do
 * @param sandboxProcesses names of the processes on the host that belong to a sandbox besides the
 *     workload
 * @param unsupported why it cannot run under Docker at all, or null where it can
 * @param remedy how to install or register it, in one sentence
 * @param sources where the facts of this profile stand
 */
public record RuntimeProfile(
    String name,
    String title,
    List<String> engineNames,
    @Nullable Install install,
    List<Clue> recognition,
    Needs needs,
    List<Limitation> cannot,
    List<String> sandboxProcesses,
    @Nullable String unsupported,
    String remedy,
    List<String> sources) {

  /**
   * How a private engine registers the runtime.
   *
   * @param binary the runtime's binary, looked for on the PATH
   * @param arguments what the binary is always called with
   * @param hideProcSysNet whether it must run where {@code /proc/sys/net} is empty (gVisor issue
   *     10704)
   */
  public record Install(String binary, List<String> arguments, boolean hideProcSysNet) {}

  /**
   * Something that a process inside a container sees.
   *
   * @param file the file to read inside the container
   * @param matches a regular expression that must be found in it, or null
   * @param sameAsHost whether its content must equal (true) or differ from (false) the host's, or
   *     null where that says nothing
   */
  public record Clue(String file, @Nullable String matches, @Nullable Boolean sameAsHost) {}

  /**
   * What a runtime needs.
   *
   * @param kvm whether it needs {@code /dev/kvm}
   * @param storageDrivers the engine's storage drivers that it works with; empty for any
   * @param ownImages whether only images made for it can run
   * @param binaries further programs that must be on the engine's PATH
   */
  public record Needs(
      boolean kvm, List<String> storageDrivers, boolean ownImages, List<String> binaries) {}

  /** Something that a container under the runtime cannot do. */
  public enum Limitation {
    EXEC,
    PAUSE,
    TOP,
    UPDATE,
    STATS,
    HEALTH_CHECK,
    TTY,
    VOLUMES,
    HOST_NETWORK,
    NO_NETWORK,
    EXIT_CODE,
    CPU_LIMIT,
    MEMORY_LIMIT,
    PIDS_LIMIT
  }
}
