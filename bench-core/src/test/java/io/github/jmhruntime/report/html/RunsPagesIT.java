package io.github.jmhruntime.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.comparison.History;
import io.github.jmhruntime.report.html.RunsPage.NamedRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several runs side by side and over time, and a calibration, in a real Chromium. */
@Tag("browser")
class RunsPagesIT {

  private static final String ATTACK = "<img src=x onerror=\"window.hacked=1\">";

  @TempDir static Path folder;
  private static Browser browser;

  @BeforeAll
  static void begin() {
    browser = Browser.start(folder);
  }

  @AfterAll
  static void end() {
    browser.close();
  }

  @Test
  void runsSideBySideHaveAMarkEachAndWhatDiffers() throws IOException {
    Path file = folder.resolve("runs.html");
    RunsPage.write(
        file,
        List.of(
            new NamedRun("one", Pages.run()),
            new NamedRun("two", Pages.run("6.12.0")),
            new NamedRun(ATTACK, Pages.hostile())));
    isSound(file);

    assertThat(browser.texts("h1").get(0)).isEqualTo("one, two and " + ATTACK + " side by side");
    assertThat(browser.texts("#overview .wide .heading")).contains("Start a container, gvisor");
    assertThat(browser.texts("#overview .wide .row > .label")).contains("one", "two");
    assertThat(browser.texts("#differences tbody tr"))
        .singleElement()
        .asString()
        .startsWith("machine: kernel6.1.06.12.0");
  }

  @Test
  void runsOverTimeTellSinceWhenSomethingIsAsItIs() throws IOException {
    List<History.Run> runs = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      runs.add(
          new History.Run(
              i == 8 ? ATTACK : "run-" + i, Pages.level(i, i < 8 ? 1.6 : 2).comparison()));
    }
    Path file = folder.resolve("history.html");
    HistoryPage.write(file, runs);
    isSound(file);

    browser.one("#filter-benchmark").sendKeys("nothing");
    assertThat(browser.all("#trends figure.off")).hasSameSizeAs(browser.all("#trends figure"));
    browser.click(browser.one("#filter-reset"));
    assertThat(browser.all("#trends figure.off")).isEmpty();
    assertThat(browser.texts("#changes li"))
        .singleElement()
        .asString()
        .startsWith("gvisor: LifecycleBenchmark.start")
        .contains("% of runc since run " + ATTACK, "(worse)");
    assertThat(browser.texts("#trends figure tbody tr td:last-child"))
        .filteredOn(text -> text.equals("new level"))
        .hasSize(1);
  }

  @Test
  void aCalibrationSaysWhatTheMachineCanShow() throws IOException {
    Path file = folder.resolve("calibration.html");
    ReportPage.write(file, Pages.calibrated());
    isSound(file);

    assertThat(browser.texts("#noise-floor tbody tr")).hasSize(2);
    assertThat(browser.texts("#calibration li"))
        .contains(
            "False alarms at 5 blocks: 5.1 % of rows before correction, 4 % of whole comparisons after it.");
  }

  /** No error, no request, no fault of accessibility, nothing too wide, no text on another. */
  private static void isSound(Path file) throws IOException {
    browser.width(1280);
    browser.media("screen", "light");
    browser.errors();
    browser.open(file, "");
    assertThat(browser.errors()).isEmpty();
    assertThat(browser.requests()).noneMatch(url -> url.startsWith("http"));
    assertThat(browser.run("return window.hacked")).isNull();
    assertThat(browser.all("img")).isEmpty();
    browser.run("document.querySelectorAll('details').forEach(d => d.open = true)");
    assertThat(browser.accessibilityViolations()).as("light").isEmpty();
    assertThat(browser.overlaps()).as("wide").isEmpty();
    browser.media("screen", "dark");
    assertThat(browser.accessibilityViolations()).as("dark").isEmpty();
    browser.width(360);
    assertThat(browser.overflow()).isZero();
    assertThat(browser.overlaps()).as("narrow").isEmpty();
  }
}
