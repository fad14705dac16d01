package io.github.jmhruntime.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTableTest {

  private static final Path PROC = Path.of("/proc");

  @Test
  void thisProcessAndAChildOfItAreSeen() throws Exception {
    long self = ProcessHandle.current().pid();
    Process child = new ProcessBuilder("sleep", "60").start();
    try {
      ProcessTable table = ProcessTable.read(PROC);

      HostProcess seen = table.process(child.pid()).orElseThrow();
      assertThat(seen.name()).isEqualTo("sleep");
      assertThat(seen.command()).containsExactly("sleep", "60");
      assertThat(seen.parent()).isEqualTo(self);
      assertThat(seen.cgroups()).isNotEmpty();
      assertThat(table.descendants(self)).contains(seen);
      assertThat(table.ancestors(child.pid()))
          .startsWith(table.process(self).orElseThrow())
          .doesNotContain(seen);
    } finally {
      child.destroy();
      child.waitFor();
    }
  }

  @Test
  void memoryThatThisProcessTakesShowsInItsProportionalSet() {
    ProcessTable table = ProcessTable.read(PROC);
    long self = ProcessHandle.current().pid();
    long before = table.proportionalSet(self).orElseThrow().bytes();

    java.nio.ByteBuffer taken = java.nio.ByteBuffer.allocateDirect(64 << 20);
    for (int i = 0; i < taken.capacity(); i += 4096) {
      taken.put(i, (byte) 1);
    }

    assertThat(table.proportionalSet(self).orElseThrow().bytes() - before).isGreaterThan(60 << 20);
    assertThat(taken.get(0)).isEqualTo((byte) 1);
  }

  @Test
  void aProcessThatHasEndedTakesNothing() throws Exception {
    Process child = new ProcessBuilder("true").start();
    child.waitFor();

    assertThat(ProcessTable.read(PROC).proportionalSet(child.pid())).isEmpty();
  }

  @Test
  void aProcessThatEndsWhileItIsReadIsLeftOut(@TempDir Path proc) throws Exception {
    Files.createDirectories(proc.resolve("12"));
    Path whole = Files.createDirectories(proc.resolve("34"));
    Files.writeString(
        whole.resolve("stat"), "34 (k) worker) S 2 0 0 0 -1 64 0 0 0 0 1 2 3 4 20 0 1 0 77 0 0\n");
    Files.writeString(whole.resolve("cmdline"), "");
    Files.writeString(whole.resolve("cgroup"), "5:cpu,memory:/a:b\n0::/\n");

    assertThat(ProcessTable.read(proc).processes())
        .containsExactly(
            new HostProcess(
                34,
                2,
                "k) worker",
                List.of(),
                List.of(
                    new HostProcess.ControlGroup(List.of("cpu", "memory"), "/a:b"),
                    new HostProcess.ControlGroup(List.of(), "/"))));
  }

  @Test
  void aFolderThatIsNotThereIsNamed(@TempDir Path folder) {
    assertThatThrownBy(() -> ProcessTable.read(folder.resolve("gone")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("gone");
  }

  @Test
  void theKernelsEstimateOfAvailableMemoryIsRead() {
    assertThat(AvailableMemory.bytes(PROC)).isBetween(1L << 20, 1L << 50);
  }
}
