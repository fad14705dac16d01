package io.github.jmhruntime.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Large pages open and show their first rows; how long that took is printed, not judged. */
@Tag("browser")
class LargePageIT {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {10_000, 100_000})
  void opensAndShowsItsFirstRows(int results) {
    Path file = folder.resolve("report.html");
    ReportPage.write(file, Pages.large(results));
    try (Browser browser = Browser.start(folder)) {
      long begin = System.nanoTime();
      browser.open(file, "");
      Object shown =
          browser.run(
              "return new Promise(done => requestAnimationFrame(() => setTimeout(() => done(document.getElementById('filter-count').textContent))))");
      double took = (System.nanoTime() - begin) / 1e9;

      System.out.printf(
          "%d results: %d KiB, opened in %.1f s, of which %.1f s of CPU time%n",
          results, file.toFile().length() / 1024, took, browser.cpuSeconds());
      assertThat(shown).asString().contains("100 of " + results + " rows");
    }
  }
}
