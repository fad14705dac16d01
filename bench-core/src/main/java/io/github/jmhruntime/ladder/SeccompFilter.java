package io.github.jmhruntime.ladder;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A filter of system calls, seccomp(2), that refuses what Docker's default profile refuses to a
 * container with the default capabilities.
 *
 * <p>Docker's is a list of what is allowed; this is its complement among the calls that it knows,
 * those up to {@code set_mempolicy_home_node}. Later ones do not exist ({@code ENOSYS}), as under
 * runc, and neither does {@code clone3}; {@code clone} cannot make namespaces. Unlike Docker's it
 * does not look at the arguments of {@code personality} and {@code socket}, and refuses all calls
 * of 32-bit programs. Source: profiles/seccomp/default_linux.go of Moby, 2023.
 *
 * @param machine the kernel's number for the architecture, linux/audit.h
 * @param prctl the number of prctl(2)
 * @param cloneCall the number of clone(2)
 * @param refused the numbers of the calls that are not permitted
 */
record SeccompFilter(int machine, int prctl, int cloneCall, List<Integer> refused) {

  /** The numbers that all architectures share begin long before these. */
  private static final int CLONE3 = 435;

  private static final int NEWEST_KNOWN = 450;

  private static final SeccompFilter X86_64 =
      new SeccompFilter(
          0xC000_003E,
          157,
          56,
          List.of(
              103, 134, 136, 139, 153, 155, 156, 163, 164, 165, 166, 167, 168, 169, 170, 171, 172,
              173, 174, 175, 176, 177, 178, 179, 180, 181, 182, 183, 184, 185, 212, 227, 236, 237,
              238, 239, 246, 248, 249, 250, 256, 272, 279, 298, 300, 304, 308, 312, 313, 320, 321,
              323, 428, 429, 430, 431, 432, 433, 438, 440, 442, 443, 450));

  private static final SeccompFilter AARCH64 =
      new SeccompFilter(
          0xC000_00B7,
          167,
          220,
          List.of(
              18, 39, 40, 41, 42, 58, 60, 89, 97, 104, 105, 106, 112, 116, 142, 161, 162, 170, 217,
              218, 219, 224, 225, 235, 236, 237, 238, 239, 241, 262, 265, 268, 272, 273, 280, 282,
              294, 428, 429, 430, 431, 432, 433, 438, 440, 442, 443, 450));

  /** {@code CLONE_NEW…}: namespaces for mounts, control groups, UTS, IPC, users, pids, network. */
  private static final int NAMESPACES = 0x7E02_0000;

  // Instructions, linux/bpf_common.h.
  private static final int LOAD = 0x20;
  private static final int IF_EQUAL = 0x15;
  private static final int IF_GREATER = 0x25;
  private static final int IF_ANY_BIT = 0x45;
  private static final int RETURN = 0x06;

  // Offsets in struct seccomp_data, and answers, linux/seccomp.h.
  private static final int NUMBER = 0;
  private static final int ARCHITECTURE = 4;
  private static final int FIRST_ARGUMENT = 16;
  private static final int ALLOW = 0x7FFF_0000;
  private static final int NOT_PERMITTED = 0x0005_0001;
  private static final int NOT_THERE = 0x0005_0026;

  /** Gets the number of prctl(2), the filter, and the command to go on with. */
  private static final String INSTALL =
      """
      my ($prctl, $code) = (shift() + 0, pack("H*", shift()));
      my $filter = pack("S x![Q] P", length($code) / 8, $code);
      syscall($prctl, 22, 2, $filter, 0, 0) == 0 or die "the seccomp filter is refused: $!\\n";
      exec { $ARGV[0] } @ARGV or die "$ARGV[0]: $!\\n";
      """;

  /** That of an architecture as Java calls it, if its numbers are known here. */
  static Optional<SeccompFilter> of(String architecture) {
    return switch (architecture) {
      case "amd64" -> Optional.of(X86_64);
      case "aarch64" -> Optional.of(AARCH64);
      default -> Optional.empty();
    };
  }

  static SeccompFilter ofThisMachine() {
    String architecture = System.getProperty("os.arch");
    return of(architecture)
        .orElseThrow(
            () -> new IllegalStateException("no filter is known for architecture " + architecture));
  }

  /** The words that install it and go on with the command behind them. */
  List<String> command(String perl) {
    return List.of(perl, "-e", INSTALL, String.valueOf(prctl), HexFormat.of().formatHex(program()));
  }

  /** The filter as the kernel reads it: an array of struct sock_filter. */
  byte[] program() {
    List<long[]> code = new ArrayList<>();
    add(code, LOAD, 0, 0, ARCHITECTURE);
    add(code, IF_EQUAL, 1, 0, machine);
    add(code, RETURN, 0, 0, NOT_PERMITTED);
    add(code, LOAD, 0, 0, NUMBER);
    add(code, IF_GREATER, 0, 1, NEWEST_KNOWN);
    add(code, RETURN, 0, 0, NOT_THERE);
    add(code, IF_EQUAL, 0, 1, CLONE3);
    add(code, RETURN, 0, 0, NOT_THERE);
    add(code, IF_EQUAL, 0, 4, cloneCall);
    add(code, LOAD, 0, 0, FIRST_ARGUMENT);
    add(code, IF_ANY_BIT, 0, 1, NAMESPACES);
    add(code, RETURN, 0, 0, NOT_PERMITTED);
    add(code, RETURN, 0, 0, ALLOW);
    for (int call : refused) {
      add(code, IF_EQUAL, 0, 1, call);
      add(code, RETURN, 0, 0, NOT_PERMITTED);
    }
    add(code, RETURN, 0, 0, ALLOW);
    ByteBuffer bytes = ByteBuffer.allocate(8 * code.size()).order(ByteOrder.LITTLE_ENDIAN);
    code.forEach(
        one ->
            bytes
                .putShort((short) one[0])
                .put((byte) one[1])
                .put((byte) one[2])
                .putInt((int) one[3]));
    return bytes.array();
  }

  private static void add(List<long[]> code, int instruction, int ifTrue, int ifFalse, int value) {
    code.add(new long[] {instruction, ifTrue, ifFalse, value});
  }
}
