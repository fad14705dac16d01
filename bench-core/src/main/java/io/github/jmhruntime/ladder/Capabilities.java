package io.github.jmhruntime.ladder;

import java.util.List;
import java.util.stream.Collectors;

/** The capabilities that root keeps in a container, and by which options of setpriv(1). */
final class Capabilities {

  /**
   * Docker's default set: <a
   * href="https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities">its
   * reference</a>; {@code 00000000a80425fb} in {@code /proc/self/status}.
   */
  private static final List<String> KEPT =
      List.of(
          "audit_write",
          "chown",
          "dac_override",
          "fowner",
          "fsetid",
          "kill",
          "mknod",
          "net_bind_service",
          "net_raw",
          "setfcap",
          "setgid",
          "setpcap",
          "setuid",
          "sys_chroot");

  static final List<String> OPTIONS =
      List.of(
          "--no-new-privs",
          "--inh-caps=-all",
          "--ambient-caps=-all",
          KEPT.stream().collect(Collectors.joining(",+", "--bounding-set=-all,+", "")));

  private Capabilities() {}
}
