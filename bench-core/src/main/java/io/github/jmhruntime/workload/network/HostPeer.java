package io.github.jmhruntime.workload.network;

import io.github.jmhruntime.host.Programs;
import io.github.jmhruntime.host.ThisUser;
import io.github.jmhruntime.workload.network.peer.Peer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * A peer as a process of this machine, without a container. It ends with the process that has
 * started it, however that ends.
 */
public final class HostPeer implements AutoCloseable {

  private static final String LISTENING = "listening on ";
  private static final long END_SECONDS = 5;

  private final Process process;
  private final InetSocketAddress address;

  private HostPeer(Process process, InetSocketAddress address) {
    this.process = process;
    this.address = address;
  }

  /** One on 127.0.0.1. */
  public static HostPeer onLoopback() {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    return start(command(loopback), loopback);
  }

  /**
   * One in a network namespace of its own, whose virtual Ethernet device is on an engine's bridge
   * as that of a container is. The device vanishes with the namespace, and so with the process.
   *
   * @param gateway the bridge's address
   * @return empty where this machine has no such bridge, or this user cannot be on it
   */
  public static Optional<HostPeer> onBridge(InetAddress gateway) {
    Optional<String> ip = program("ip");
    Optional<String> nsenter = program("nsenter");
    Optional<String> unshare = program("unshare");
    if (!ThisUser.isRoot() || ip.isEmpty() || nsenter.isEmpty() || unshare.isEmpty()) {
      return Optional.empty();
    }
    Optional<BridgePlace> place = bridge(gateway).flatMap(one -> BridgePlace.last(one, gateway));
    return place.map(
        one -> {
          List<String> command = new ArrayList<>();
          command.addAll(List.of(unshare.get(), "--net", "sh", "-c"));
          command.add(one.script(ip.get(), nsenter.get()) + "exec \"$@\"\n");
          command.add("peer");
          command.addAll(command(one.address()));
          return start(command, one.address());
        });
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return address;
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static HostPeer start(List<String> command, InetAddress at) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
      StringBuilder said = new StringBuilder();
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith(LISTENING)) {
          int port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
          return new HostPeer(process, new InetSocketAddress(at, port));
        }
        said.append(said.isEmpty() ? "" : " | ").append(line);
      }
      process.destroyForcibly();
      throw new StalledException(
          "a peer on %s did not start: %s".formatted(at.getHostAddress(), said));
    } catch (IOException e) {
      throw new UncheckedIOException("a peer's process cannot be started", e);
    }
  }

  private static List<String> command(InetAddress at) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xmx64m",
        "-cp",
        classes().toString(),
        Peer.class.getName(),
        at.getHostAddress(),
        "0",
        "--while-spoken-to");
  }

  /** The jar or the folder that the peer's classes are in. */
  public static Path classes() {
    return place(Peer.class);
  }

  /** The same of what a {@link Generator} needs besides; may be the same again. */
  public static Path histogramClasses() {
    return place(Histogram.class);
  }

  private static Path place(Class<?> of) {
    try {
      return Path.of(of.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the own code has no place", e);
    }
  }

  private static Optional<NetworkInterface> bridge(InetAddress gateway) {
    try {
      return Optional.ofNullable(NetworkInterface.getByInetAddress(gateway));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> program(String name) {
    return Programs.find(name).map(Path::toString);
  }
}
