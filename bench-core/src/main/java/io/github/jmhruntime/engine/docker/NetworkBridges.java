package io.github.jmhruntime.engine.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The bridges behind networks that runs make. An engine takes a network's bridge away when the
 * network is removed, but leaves it where the engine itself is killed; so its name tells the
 * process whose it is.
 */
public final class NetworkBridges {

  private static final Path DEVICES = Path.of("/sys/class/net");
  private static final Pattern NAME = Pattern.compile("jmhrn(\\d+)[0-9a-z]");
  private static final int RADIX = 36;
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final AtomicInteger MADE = new AtomicInteger();

  private NetworkBridges() {}

  /** A name for the next one of this process; 15 characters at most, as the kernel wants it. */
  static String next() {
    int number = Math.floorMod(MADE.getAndIncrement(), RADIX);
    return "jmhrn" + ProcessHandle.current().pid() + Character.forDigit(number, RADIX);
  }

  /** Those on this machine whose process is dead, and that no container is attached to. */
  public static List<String> ofDead() {
    try (Stream<Path> devices = Files.list(DEVICES)) {
      return devices.filter(NetworkBridges::isOfDead).map(NetworkBridges::name).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Removes those. */
  public static void removeDead() {
    for (String bridge : ofDead()) {
      ExternalCommand.run(LIMIT, "ip", "link", "delete", bridge);
    }
  }

  private static boolean isOfDead(Path device) {
    Matcher matcher = NAME.matcher(name(device));
    return matcher.matches()
        && ProcessHandle.of(Long.parseLong(matcher.group(1))).isEmpty()
        && isEmpty(device.resolve("brif"));
  }

  private static boolean isEmpty(Path ports) {
    try (Stream<Path> attached = Files.list(ports)) {
      return attached.findAny().isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  private static String name(Path device) {
    return device.getFileName().toString();
  }
}
