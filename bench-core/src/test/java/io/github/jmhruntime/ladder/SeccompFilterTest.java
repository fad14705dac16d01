package io.github.jmhruntime.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeccompFilterTest {

  private static final int X86_64 = 0xC000_003E;
  private static final int I386 = 0x4000_0003;
  private static final String ALLOWED = "7fff0000";
  private static final String EPERM = "50001";
  private static final String ENOSYS = "50026";

  private final byte[] program = SeccompFilter.of("amd64").orElseThrow().program();

  @Test
  void whatAContainerNeedsIsAllowed() {
    int read = 0;
    int execve = 59;
    int chroot = 161;
    int capset = 126;
    assertThat(List.of(read, execve, chroot, capset))
        .allSatisfy(call -> assertThat(answer(X86_64, call, 0)).isEqualTo(ALLOWED));
  }

  @Test
  void whatDockerRefusesWithoutFurtherCapabilitiesIsNotPermitted() {
    int mount = 165;
    int unshare = 272;
    int bpf = 321;
    int reboot = 169;
    int setMempolicyHomeNode = 450;
    assertThat(List.of(mount, unshare, bpf, reboot, setMempolicyHomeNode))
        .allSatisfy(call -> assertThat(answer(X86_64, call, 0)).isEqualTo(EPERM));
  }

  @Test
  void threadsCanBeMadeAndNamespacesCannot() {
    int clone = 56;
    int ofThread = 0x003D_0F00;
    int newUserNamespace = 0x1000_0000;
    assertThat(answer(X86_64, clone, ofThread)).isEqualTo(ALLOWED);
    assertThat(answer(X86_64, clone, newUserNamespace)).isEqualTo(EPERM);
    assertThat(answer(X86_64, 435, 0)).as("clone3").isEqualTo(ENOSYS);
  }

  @Test
  void callsThatAreNewerThanTheFilterDoNotExist() {
    assertThat(answer(X86_64, 451, 0)).isEqualTo(ENOSYS);
    assertThat(answer(X86_64, 0x4000_0000, 0)).as("x32").isEqualTo(ENOSYS);
  }

  @Test
  void programsOfAnotherArchitectureCanDoNothing() {
    assertThat(answer(I386, 0, 0)).isEqualTo(EPERM);
  }

  @Test
  void theOtherArchitectureHasNumbersOfItsOwn() {
    byte[] arm = SeccompFilter.of("aarch64").orElseThrow().program();
    int arm64 = 0xC000_00B7;
    assertThat(answer(arm, arm64, 40, 0)).as("mount").isEqualTo(EPERM);
    assertThat(answer(arm, arm64, 63, 0)).as("read").isEqualTo(ALLOWED);
    assertThat(answer(arm, arm64, 220, 0x1000_0000)).as("clone").isEqualTo(EPERM);
    assertThat(SeccompFilter.of("riscv64")).isEmpty();
  }

  private String answer(int machine, int call, int argument) {
    return answer(program, machine, call, argument);
  }

  /** Runs it as the kernel does, bpf(4). */
  private static String answer(byte[] program, int machine, int call, int argument) {
    ByteBuffer code = ByteBuffer.wrap(program).order(ByteOrder.LITTLE_ENDIAN);
    int loaded = 0;
    for (int at = 0; ; at++) {
      int value = code.getInt(8 * at + 4);
      boolean holds;
      switch (code.getShort(8 * at)) {
        case 0x06:
          return Integer.toHexString(value);
        case 0x20:
          loaded = value == 0 ? call : value == 4 ? machine : argument;
          continue;
        case 0x15:
          holds = loaded == value;
          break;
        case 0x25:
          holds = Integer.compareUnsigned(loaded, value) > 0;
          break;
        default:
          holds = (loaded & value) != 0;
      }
      at += code.get(8 * at + (holds ? 2 : 3));
    }
  }
}
