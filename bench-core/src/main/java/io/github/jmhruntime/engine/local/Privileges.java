package io.github.jmhruntime.engine.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process may do. */
final class Privileges {

  private Privileges() {}

  static boolean root() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid") instanceof Integer uid
          && uid == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
