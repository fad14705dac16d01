package io.github.jmhruntime.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.profile.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlGroupTest {

  private static final Limits LIMITS = new Limits("half", "", 0.5, 64_000_000L);

  @TempDir Path group;

  @Test
  void limitsAreWrittenAsVersion1WantsThem() throws IOException {
    limit(true, LIMITS);

    assertThat(text("cpu.cfs_period_us")).isEqualTo("100000");
    assertThat(text("cpu.cfs_quota_us")).isEqualTo("50000");
    assertThat(text("memory.limit_in_bytes")).isEqualTo("64000000");
  }

  @Test
  void limitsAreWrittenAsVersion2WantsThem() throws IOException {
    limit(false, LIMITS);

    assertThat(text("cpu.max")).isEqualTo("50000 100000");
    assertThat(text("memory.max")).isEqualTo("64000000");
  }

  @Test
  void nothingIsWrittenWithoutLimits() throws IOException {
    limit(false, HandmadeContainer.NO_LIMITS);

    assertThat(group).isEmptyDirectory();
  }

  private void limit(boolean first, Limits limits) throws IOException {
    for (String controller : ControlGroup.CONTROLLERS) {
      ControlGroup.limit(group, controller, first, limits);
    }
  }

  private String text(String file) throws IOException {
    return Files.readString(group.resolve(file));
  }
}
