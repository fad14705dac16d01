package io.github.jmhruntime.engine.docker;

import io.github.jmhruntime.engine.EngineException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * The process that created something, in a form that tells later whether it still lives.
 *
 * <p>A pid alone would not do, since pids are used again: the process's start time and the boot are
 * kept with it. The machine is kept too, because several can share an engine over TCP, and what
 * cannot be seen from here must not be judged from here.
 *
 * @param machine stands for the machine and the pid namespace
 * @param boot stands for the machine's boot
 * @param pid the process
 * @param startTicks when it started, in clock ticks since the boot
 */
record Owner(String machine, String boot, long pid, long startTicks) {

  /** The label that carries it on containers. */
  static final String LABEL = "io.github.jmhruntime.owner";

  private static final Path PROC = Path.of("/proc");
  private static final int START_TIME = 22;

  /** What is known about an owner from here. */
  enum Life {
    ALIVE,
    DEAD,
    /** It ran on another machine, or in another pid namespace. */
    UNKNOWN
  }

  /** This process. */
  static Owner current() {
    long pid = ProcessHandle.current().pid();
    return new Owner(thisMachine(), thisBoot(), pid, startTicks(pid).orElse(0L));
  }

  /** Reads what {@link #toString} wrote; empty where it is nothing of that kind. */
  static Optional<Owner> parse(String text) {
    String[] parts = text.strip().split("-", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Owner(parts[0], parts[1], Long.parseLong(parts[2]), Long.parseLong(parts[3])));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Whether the process still runs. */
  Life life() {
    if (!machine.equals(thisMachine())) {
      return Life.UNKNOWN;
    }
    boolean alive =
        boot.equals(thisBoot()) && startTicks(pid).filter(start -> start == startTicks).isPresent();
    return alive ? Life.ALIVE : Life.DEAD;
  }

  @Override
  public String toString() {
    return machine + "-" + boot + "-" + pid + "-" + startTicks;
  }

  private static String thisMachine() {
    String id = read(Path.of("/etc/machine-id")).orElseGet(Owner::hostname);
    return hash(id + pidNamespace());
  }

  private static String hostname() {
    return read(PROC.resolve("sys/kernel/hostname")).orElse("");
  }

  private static String thisBoot() {
    return hash(
        read(PROC.resolve("sys/kernel/random/boot_id"))
            .orElseThrow(() -> new EngineException("/proc cannot be read; it must be mounted")));
  }

  private static String pidNamespace() {
    try {
      return Files.readSymbolicLink(PROC.resolve("self/ns/pid")).toString();
    } catch (IOException e) {
      return "";
    }
  }

  /** Field 22 of {@code /proc/PID/stat}; the second field may itself contain blanks. */
  private static Optional<Long> startTicks(long pid) {
    return read(PROC.resolve(pid + "/stat"))
        .map(stat -> stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1))
        .map(fields -> Long.parseLong(fields[START_TIME - 3]));
  }

  private static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String hash(String text) {
    UUID uuid = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    return uuid.toString().substring(0, 8);
  }
}
