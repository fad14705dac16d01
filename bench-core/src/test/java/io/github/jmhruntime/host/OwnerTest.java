package io.github.jmhruntime.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.host.Owner.Life;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerTest {

  private static final long PID = 4711;
  private static final Instant BOOT = Instant.parse("2026-02-01T00:00:00Z");
  private static final Instant BEFORE = BOOT.minusSeconds(60);
  private static final Instant SINCE = BOOT.plusSeconds(60);

  /** Two machines that were made from one image, and booted each by itself. */
  @TempDir Path first;

  @TempDir Path clone;

  @BeforeEach
  void boot() throws IOException {
    machine(first, "a3f1b2c4", "b00t-1");
    machine(clone, "a3f1b2c4", "b00t-2");
  }

  @Test
  void itIsReadAsItWasWritten() {
    Owner self = Owner.current();
    assertThat(Owner.parse(self.toString())).contains(self);
    assertThat(Owner.parse("something else")).isEmpty();
  }

  @Test
  void itIsAliveOnlyWhereProcessAndStartTimeAgree() {
    Owner self = Owner.current();
    assertThat(self.life()).isEqualTo(Life.ALIVE);
    assertThat(new Owner(self.machine(), self.boot(), self.pid(), self.startTicks() + 1).life())
        .as("the pid was used again")
        .isEqualTo(Life.DEAD);
    assertThat(new Owner("elsewhere", self.boot(), self.pid(), self.startTicks()).life())
        .isEqualTo(Life.UNKNOWN);
  }

  @Test
  void aProcessThatHasEndedIsDeadAlsoWhereNobodyHasWaitedForIt() throws IOException {
    Owner killed = owner(first);
    Path stat = first.resolve("proc/4711/stat");
    Files.writeString(stat, Files.readString(stat).replaceFirst("\\) \\w ", ") Z "));

    assertThat(killed.life(here(first))).isEqualTo(Life.DEAD);
  }

  @Test
  void aProcessOfACloneIsNotJudged() throws IOException {
    Owner onClone = owner(clone);

    assertThat(onClone.life(here(first))).isEqualTo(Life.UNKNOWN);
    assertThat(onClone.lifeHere(here(first), SINCE)).isEqualTo(Life.UNKNOWN);
    Files.delete(clone.resolve("proc/4711/stat"));
    assertThat(onClone.life(here(clone))).isEqualTo(Life.DEAD);
  }

  @Test
  void whatWasMadeHereBeforeTheLastBootHasADeadOwner() throws IOException {
    Owner before = owner(first);
    machine(first, "a3f1b2c4", "b00t-3");

    assertThat(before.lifeHere(here(first), BEFORE)).isEqualTo(Life.DEAD);
    assertThat(before.life(here(first))).isEqualTo(Life.UNKNOWN);
  }

  @Test
  void machinesWithoutAnIdAreToldApartByTheirBoot() throws IOException {
    machine(first, "", "b00t-1");
    machine(clone, "", "b00t-2");

    assertThat(owner(first).life(here(first))).isEqualTo(Life.ALIVE);
    assertThat(owner(clone).machine()).isNotEqualTo(owner(first).machine());
  }

  /** The hash of the machine's id, which is empty, and its pid namespace, of which none is seen. */
  @Test
  void anOwnerThatWasWrittenForAMachineWithoutAnIdIsStillUnderstood() throws IOException {
    machine(first, "", "b00t-1");
    Owner written =
        Owner.parse("d41d8cd9-%s-4711-5711".formatted(here(first).boot())).orElseThrow();

    assertThat(written.life(here(first))).isEqualTo(Life.ALIVE);
    Files.delete(first.resolve("proc/4711/stat"));
    assertThat(written.life(here(first))).isEqualTo(Life.DEAD);
  }

  private static void machine(Path root, String id, String boot) {
    new Tree(root)
        .with("/etc/machine-id", id + "\n")
        .with("/proc/sys/kernel/random/boot_id", boot + "\n")
        .with("/proc/stat", "cpu 1 2 3 4\nbtime %d\n".formatted(BOOT.getEpochSecond()))
        .withProcess(PID, 1, "java (main)", 1, 1);
  }

  private static ThisMachine here(Path root) {
    return new ThisMachine(new HostFiles(root));
  }

  private static Owner owner(Path root) {
    ThisMachine here = here(root);
    return new Owner(here.id(), here.boot(), PID, here.startTicks(PID).orElseThrow());
  }
}
