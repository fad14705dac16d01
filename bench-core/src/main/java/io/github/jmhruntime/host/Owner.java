package io.github.jmhruntime.host;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * The process that created something, in a form that tells later whether it still lives.
 *
 * <p>A pid alone would not do, since pids are used again: the process's start time and the boot are
 * kept with it. The machine is kept too, because several can share an engine over TCP, and what
 * cannot be seen from here must not be judged from here. Clones of one machine have all in common
 * but the boot.
 *
 * @param machine stands for the machine and the pid namespace
 * @param boot stands for the machine's boot
 * @param pid the process
 * @param startTicks when it started, in clock ticks since the boot
 */
public record Owner(String machine, String boot, long pid, long startTicks) {

  /** What is known about an owner from here. */
  public enum Life {
    ALIVE,
    DEAD,
    /** It ran on another machine, before the last boot of this one, or in another pid namespace. */
    UNKNOWN
  }

  /**
   * This process.
   *
   * @throws java.io.UncheckedIOException where {@code /proc} is not mounted
   */
  public static Owner current() {
    ThisMachine here = here();
    long pid = ProcessHandle.current().pid();
    return new Owner(here.id(), here.boot(), pid, here.startTicks(pid).orElse(0L));
  }

  /** Reads what {@link #toString} wrote; empty where it is nothing of that kind. */
  public static Optional<Owner> parse(String text) {
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

  /** Whether the process still runs; one of another boot may have been a clone's. */
  public Life life() {
    return life(here());
  }

  /**
   * The same for the owner of something that lies on this machine: whoever made it here before the
   * last boot is dead.
   *
   * @param made when it was made
   */
  public Life lifeHere(Instant made) {
    return lifeHere(here(), made);
  }

  Life life(ThisMachine here) {
    if (!here.isCalled(machine) || !boot.equals(here.boot())) {
      return Life.UNKNOWN;
    }
    return here.startTicks(pid).filter(start -> start == startTicks).isPresent()
        ? Life.ALIVE
        : Life.DEAD;
  }

  Life lifeHere(ThisMachine here, Instant made) {
    boolean earlierBoot = here.isCalled(machine) && !boot.equals(here.boot());
    return earlierBoot && made.isBefore(here.bootTime()) ? Life.DEAD : life(here);
  }

  private static ThisMachine here() {
    return new ThisMachine(new HostFiles(Path.of("/")));
  }

  @Override
  public String toString() {
    return machine + "-" + boot + "-" + pid + "-" + startTicks;
  }
}
