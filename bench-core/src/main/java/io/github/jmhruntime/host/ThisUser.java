package io.github.jmhruntime.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The user that this process belongs to. */
public final class ThisUser {

  private ThisUser() {}

  /** The user's number. */
  static int number() throws IOException {
    return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
  }

  /** Whether it is root. */
  public static boolean isRoot() {
    try {
      return number() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
