package io.github.jmhruntime.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.report.Probed;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProbeSectionTest {

  @Test
  void thePageShowsWhatWasFoundWithItsScoreAndEscapesIt() throws IOException {
    StringBuilder page = new StringBuilder();
    ReportPage.render(Pages.run().probed(Probed.findings()), page);

    assertThat(page)
        .contains("id=\"probes\"", "enforced (5)", "memory limit: runc 3", "D02, D05")
        .contains("gvisor differs from runc in 1 of 3 probes")
        .doesNotContain("cannot be run safely: </script>");
  }

  @Test
  void withoutProbesThereIsNoSuchSection() throws IOException {
    StringBuilder page = new StringBuilder();
    ReportPage.render(Pages.run(), page);

    assertThat(page).doesNotContain("id=\"probes\"");
  }
}
