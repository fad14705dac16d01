package io.github.jmhruntime.container.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether someone is connected to a port of this machine, as the kernel's tables tell. */
final class LinkTable {

  private static final List<Path> TABLES =
      List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
  private static final String ESTABLISHED = "01";

  private LinkTable() {}

  static boolean connected(int port) {
    return TABLES.stream().anyMatch(table -> connected(read(table), port));
  }

  /** Columns of proc(5): number, {@code address:port} here and there in hexadecimal, state. */
  static boolean connected(List<String> table, int port) {
    String suffix = ":%04X".formatted(port);
    return table.stream()
        .map(line -> line.strip().split("\\s+", -1))
        .anyMatch(
            columns ->
                columns.length > 3
                    && columns[1].endsWith(suffix)
                    && columns[3].equals(ESTABLISHED));
  }

  private static List<String> read(Path table) {
    try {
      return Files.readAllLines(table);
    } catch (IOException e) {
      return List.of();
    }
  }
}
