package io.github.jmhruntime.probe;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Capabilities by their numbers: capabilities(7), linux/capability.h. */
final class Capability {

  private static final List<String> NAMES =
      List.of(
          ("CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID KILL SETGID SETUID SETPCAP"
                  + " LINUX_IMMUTABLE NET_BIND_SERVICE NET_BROADCAST NET_ADMIN NET_RAW IPC_LOCK"
                  + " IPC_OWNER SYS_MODULE SYS_RAWIO SYS_CHROOT SYS_PTRACE SYS_PACCT SYS_ADMIN"
                  + " SYS_BOOT SYS_NICE SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG MKNOD LEASE"
                  + " AUDIT_WRITE AUDIT_CONTROL SETFCAP MAC_OVERRIDE MAC_ADMIN SYSLOG WAKE_ALARM"
                  + " BLOCK_SUSPEND AUDIT_READ PERFMON BPF CHECKPOINT_RESTORE")
              .split(" "));

  /** What Docker leaves to a container: oci/caps/defaults.go of moby. */
  static final Set<String> OF_DOCKER =
      Set.of(
          ("CHOWN DAC_OVERRIDE FSETID FOWNER MKNOD NET_RAW SETGID SETUID SETFCAP SETPCAP"
                  + " NET_BIND_SERVICE SYS_CHROOT KILL AUDIT_WRITE")
              .split(" "));

  private Capability() {}

  /** How many there are. */
  static int count() {
    return NAMES.size();
  }

  /** The names of a mask such as {@code 00000000a80425fb}. */
  static List<String> names(String mask) {
    BigInteger bits = new BigInteger(mask, 16);
    List<String> names = new ArrayList<>();
    for (int bit = 0; bit < bits.bitLength(); bit++) {
      if (bits.testBit(bit)) {
        names.add(bit < NAMES.size() ? NAMES.get(bit) : "CAP_" + bit);
      }
    }
    return List.copyOf(names);
  }
}
