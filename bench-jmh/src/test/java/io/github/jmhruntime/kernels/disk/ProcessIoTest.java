package io.github.jmhruntime.kernels.disk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessIoTest {

  @Test
  void storageIsToldFromTheCache() {
    ProcessIo io =
        ProcessIo.parse(
            """
            rchar: 323934931
            wchar: 323929600
            syscr: 632687
            syscw: 632675
            read_bytes: 4096
            write_bytes: 323932160
            cancelled_write_bytes: 0
            """);
    assertThat(io).isEqualTo(new ProcessIo(4096, 323932160));
  }

  @Test
  void whatIsNotShownIsNotANumber() {
    assertThat(ProcessIo.parse("rchar: 1\n")).isEqualTo(new ProcessIo(Double.NaN, Double.NaN));
  }

  @Test
  void whatMovedIsTheSumOfReadsAndWrites() {
    assertThat(new ProcessIo(30, 500).since(new ProcessIo(10, 400))).isEqualTo(120);
  }

  @Test
  void aSystemThatCountsNothingThoughTheFileWasWrittenDoesNotKnow() {
    assertThat(new ProcessIo(0, 0).since(new ProcessIo(0, 0))).isNaN();
  }
}
