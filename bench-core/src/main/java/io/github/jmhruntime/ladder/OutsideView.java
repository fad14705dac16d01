package io.github.jmhruntime.ladder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a process of this host sees in files, looked at from the host, so that nothing has to be
 * mounted or to run inside: proc(5) shows its files below {@code /proc/PID/root}.
 */
public final class OutsideView {

  private static final String SELF = "/proc/self/";
  private static final int KEPT = 4096;

  private OutsideView() {}

  /** What these files hold for the process, by path; those that it cannot read are absent. */
  public static Map<String, String> files(long pid, Collection<String> files) {
    Map<String, String> seen = new LinkedHashMap<>();
    for (String file : files) {
      Path path = path(pid, file);
      try (InputStream in = Files.newInputStream(path)) {
        seen.put(file, new String(in.readNBytes(KEPT), StandardCharsets.UTF_8).strip());
      } catch (IOException e) {
        try {
          seen.put(file, Files.readSymbolicLink(path).toString());
        } catch (IOException notThere) {
          // What cannot be read is absent.
        }
      }
    }
    return seen;
  }

  /** What the kernel tells of itself is the same for all of its processes. */
  private static Path path(long pid, String file) {
    if (file.startsWith(SELF)) {
      return Path.of("/proc", String.valueOf(pid), file.substring(SELF.length()));
    }
    return file.startsWith("/proc/")
        ? Path.of(file)
        : Path.of("/proc", String.valueOf(pid), "root", file);
  }
}
