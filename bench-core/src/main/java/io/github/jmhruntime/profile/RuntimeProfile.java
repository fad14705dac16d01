package io.github.jmhruntime.profile;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One OCI runtime, as a YAML file under {@code runtimes/} describes it.
 *
 * @param name what the user calls it, also the file's base name
 * @param title one line that says what it is
 * @param variantOf the profile that it is another setting of, so that it is measured only where it
 *     is asked for; or null
 * @param engineNames names under which an engine may know it, the preferred one first
 * @param steps of what it is built up on the host, by this project and without any engine; empty
 *     for what an engine runs, and for the host itself
 * @param install how a private engine registers it, or null where it cannot be registered by path
 * @param recognition how it is told from inside a container; every clue must hold
 * @param recognitionGap what the clues cannot tell, or null where nothing is left open
 * @param needs what it needs of the machine, the engine and the images
 * @param cannot what it cannot do, and why
 * @param sandboxProcesses names of the processes on the host that belong to a sandbox besides the
 *     workload: the base name of the first word of the command line (gVisor's executables are all
 *     called {@code exe}), a trailing {@code *} standing for any rest
 * @param unsupported why it cannot run under Docker at all, or null where it can
 * @param remedy how to install or register it, in one sentence
 * @param messages what engines and runtimes say when it fails, and what that means
 * @param measured whether this project has measured it on a real installation
 * @param sources where the facts of this profile stand
 */
public record RuntimeProfile(
    String name,
    String title,
    @Nullable String variantOf,
    List<String> engineNames,
    List<Step> steps,
    @Nullable Install install,
    List<Clue> recognition,
    @Nullable String recognitionGap,
    Needs needs,
    Map<Limitation, String> cannot,
    List<String> sandboxProcesses,
    @Nullable String unsupported,
    String remedy,
    List<Message> messages,
    boolean measured,
    List<String> sources) {

  /** The only engine name of what no engine runs. */
  public static final String HOST = "host";

  /** Copies the lists. */
  public RuntimeProfile {
    engineNames = List.copyOf(engineNames);
    steps = List.copyOf(steps);
    recognition = List.copyOf(recognition);
    cannot = Map.copyOf(cannot);
    sandboxProcesses = List.copyOf(sandboxProcesses);
    messages = List.copyOf(messages);
    sources = List.copyOf(sources);
  }

  /** The same runtime under another name, to be measured against itself. */
  public RuntimeProfile named(String other) {
    return new RuntimeProfile(
        other,
        title,
        variantOf,
        engineNames,
        steps,
        install,
        recognition,
        recognitionGap,
        needs,
        cannot,
        sandboxProcesses,
        unsupported,
        remedy,
        messages,
        measured,
        sources);
  }

  /**
   * Whether it is no runtime but the host itself, without any container: the distance to bare
   * metal. Only forks of benchmarks can run there, and no engine knows it.
   */
  public boolean isHost() {
    return isOutsideEngine() && !isHandmade();
  }

  /** Whether it is built up step by step on the host, as a container without any runtime. */
  public boolean isHandmade() {
    return !steps.isEmpty();
  }

  /** Whether no engine knows it: the host, and what is built up on it. */
  public boolean isOutsideEngine() {
    return engineNames.equals(List.of(HOST));
  }

  /**
   * The name to ask the engine for.
   *
   * @param registeredNames the runtimes that the engine says it has
   * @return the first of {@link #engineNames} that is registered, or empty
   */
  public Optional<String> matchingEngineName(Set<String> registeredNames) {
    return engineNames.stream().filter(registeredNames::contains).findFirst();
  }

  /**
   * The names by which an engine from Docker 23.0 on can be asked for the runtime although it is
   * not registered, each with the program that must then be on the engine's PATH: {@code
   * io.containerd.kata.v2} is started as {@code containerd-shim-kata-v2}.
   */
  public List<Shim> shims() {
    return engineNames.stream()
        .filter(engineName -> engineName.startsWith("io.containerd."))
        .map(Shim::of)
        .toList();
  }

  /** The files that {@link #recognise} wants from inside a container. */
  public Set<String> clueFiles() {
    return recognition.stream().map(Clue::file).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Compares what a container's process saw with what it must see under this runtime.
   *
   * @param inside what files held inside the container, by path; a file that could not be read is
   *     absent
   * @param onHost the same on the host
   */
  public Recognition recognise(Map<String, String> inside, Map<String, String> onHost) {
    return Recognition.of(this, inside, onHost);
  }

  /** The same against the files of this machine, for an engine that runs on it. */
  public Recognition recogniseHere(Map<String, String> inside) {
    return recognise(inside, Recognition.onThisHost(clueFiles()));
  }

  /** What a failure's text means, if one of {@link #messages} is found in it. */
  public Optional<Message> explain(String failure) {
    return messages.stream()
        .filter(message -> Pattern.compile(message.matches()).matcher(failure).find())
        .findFirst();
  }

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
   * @param engineFrom the first version of Docker Engine that it works with, or null for any
   * @param engineBelow the first version of Docker Engine that it no longer works with, or null
   */
  public record Needs(
      boolean kvm,
      List<String> storageDrivers,
      boolean ownImages,
      List<String> binaries,
      @Nullable String engineFrom,
      @Nullable String engineBelow) {

    /** Needs nothing but an engine. */
    public static final Needs NOTHING = new Needs(false, List.of(), false, List.of(), null, null);

    /** Whether it works with that version of Docker Engine, such as {@code 20.10.24+dfsg1}. */
    public boolean worksWithEngine(String version) {
      return (engineFrom == null || EngineVersion.compare(version, engineFrom) >= 0)
          && (engineBelow == null || EngineVersion.compare(version, engineBelow) < 0);
    }
  }

  /**
   * What a failure's text means.
   *
   * @param matches a regular expression that is found in the text
   * @param means what has happened
   * @param remedy what to do about it
   */
  public record Message(String matches, String means, String remedy) {}

  /**
   * A containerd shim.
   *
   * @param engineName the name to ask the engine for
   * @param binary the program that must be on the engine's PATH
   */
  public record Shim(String engineName, String binary) {

    /** containerd's rule: the last two parts of the name, joined by a hyphen. */
    private static Shim of(String engineName) {
      String[] parts = engineName.split("\\.", -1);
      int count = parts.length;
      return new Shim(
          engineName, "containerd-shim-%s-%s".formatted(parts[count - 2], parts[count - 1]));
    }
  }

  /** What the profile says against something, or empty where it says nothing. */
  public Optional<String> objection(Limitation limitation) {
    return Optional.ofNullable(cannot.get(limitation));
  }

  /** What a container is built of, in the order in which it is built here. */
  public enum Step {
    /** The image's root file system, by {@code chroot}. */
    CHROOT,
    /** Namespaces of its own for mounts, processes, host name and IPC. */
    NAMESPACES,
    /** A network namespace of its own, with a link to the host. */
    NETWORK,
    /** Control groups of its own, with the limits. */
    CGROUP,
    /** Docker's capabilities and no others, no new privileges, and a filter of system calls. */
    RESTRICTED;

    /** The word that stands for it in files. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Something that a container under the runtime cannot do, or does otherwise than runc. */
  public enum Limitation {
    /** Start a further process in a running container. */
    EXEC,
    /** Be paused. */
    PAUSE,
    /** Have its processes listed by {@code docker top}. */
    TOP,
    /** Have its limits changed while it runs. */
    UPDATE,
    /** Have its use of CPU and memory told by {@code docker stats}. */
    STATS,
    /** Have a health check. */
    HEALTH_CHECK,
    /** Have a terminal. */
    TTY,
    /** See directories of the host. */
    VOLUMES,
    /** Use the host's network. */
    HOST_NETWORK,
    /** Run without a network. */
    NO_NETWORK,
    /** Tell the exit code of its first process. */
    EXIT_CODE,
    /** Be limited in its CPUs. */
    CPU_LIMIT,
    /** Be limited in its memory. */
    MEMORY_LIMIT,
    /** Be limited in its number of processes. */
    PIDS_LIMIT;

    /** The word that stands for it in files, such as {@code host-network}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
