package io.github.jmhruntime.host;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the kernel lets a process of this host see and do.
 *
 * @param status the lines of {@code /proc/PID/status} by their first word: proc_pid_status(5)
 * @param namespaces the namespaces that it is in, by kind, as {@code /proc/PID/ns} names them
 */
public record ProcessRights(Map<String, String> status, Map<String, String> namespaces) {

  private static final Path PROC = Path.of("/proc");

  public ProcessRights {
    status = Map.copyOf(status);
    namespaces = Map.copyOf(namespaces);
  }

  /** Those of a process; empty where it has ended, or where this user may not see them. */
  public static Optional<ProcessRights> of(long pid) {
    Path folder = PROC.resolve(String.valueOf(pid));
    Map<String, String> status = new TreeMap<>();
    Map<String, String> namespaces = new TreeMap<>();
    try {
      for (String line : Files.readAllLines(folder.resolve("status"))) {
        String[] halves = line.split(":", 2);
        status.put(halves[0], halves.length > 1 ? halves[1].strip() : "");
      }
      try (DirectoryStream<Path> links = Files.newDirectoryStream(folder.resolve("ns"))) {
        for (Path link : links) {
          namespaces.put(
              String.valueOf(link.getFileName()), Files.readSymbolicLink(link).toString());
        }
      }
      return Optional.of(new ProcessRights(status, namespaces));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Its mode of seccomp: 0 for none, 2 for a filter. */
  public String seccomp() {
    return status.getOrDefault("Seccomp", "");
  }

  /** How many filters of system calls it has; the kernel tells from 5.9 on. */
  public String filters() {
    return status.getOrDefault("Seccomp_filters", "");
  }
}
