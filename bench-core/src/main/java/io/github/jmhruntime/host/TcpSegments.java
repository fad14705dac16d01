package io.github.jmhruntime.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the kernel has counted of TCP in one network namespace since its start: of all connections
 * in it together, {@code /proc/PID/net/snmp} (proc(5), RFC 4022).
 *
 * @param sent segments that were sent, without those that were sent again
 * @param again segments that were sent again
 */
public record TcpSegments(long sent, long again) {

  private static final String LINE = "Tcp:";

  /** Of the namespace of this process. */
  public static Optional<TcpSegments> here() {
    return of(Path.of("/proc/self/net/snmp"));
  }

  /** Of the namespace of a process, where this user may look. */
  public static Optional<TcpSegments> of(long pid) {
    return of(Path.of("/proc/" + pid + "/net/snmp"));
  }

  static Optional<TcpSegments> of(Path snmp) {
    try {
      List<List<String>> lines =
          Files.readAllLines(snmp).stream()
              .filter(line -> line.startsWith(LINE))
              .map(line -> List.of(line.split(" ", -1)))
              .toList();
      int sent = lines.get(0).indexOf("OutSegs");
      int again = lines.get(0).indexOf("RetransSegs");
      return Optional.of(
          new TcpSegments(
              Long.parseLong(lines.get(1).get(sent)), Long.parseLong(lines.get(1).get(again))));
    } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The part of all segments since {@code before} that were sent again; NaN where none was. */
  public double sentAgainSince(TcpSegments before) {
    double repeated = again - before.again;
    return repeated / (sent - before.sent + repeated);
  }
}
