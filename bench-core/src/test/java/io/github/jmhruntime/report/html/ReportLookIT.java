package io.github.jmhruntime.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.report.Rankings;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in dark, in print, on a phone and to a checker of accessibility, in a real Chromium. */
@Tag("browser")
class ReportLookIT {

  @TempDir static Path folder;
  private static Browser browser;

  @BeforeAll
  static void begin() {
    browser = Browser.start(folder);
    ReportPage.write(
        folder.resolve("report.html"),
        Pages.run().ranked(Rankings.written(folder, Rankings.run())));
  }

  @AfterAll
  static void end() {
    browser.close();
  }

  @BeforeEach
  void open() {
    browser.width(1280);
    browser.media("screen", "light");
    browser.open(folder.resolve("report.html"), "");
  }

  @Test
  void isDarkWhereTheReaderWantsThat() {
    browser.media("screen", "dark");

    assertThat(background()).isEqualTo("rgb(20, 23, 27)");
    browser.media("screen", "light");
    assertThat(background()).isEqualTo("rgb(255, 255, 255)");
  }

  @Test
  void printsWithoutControlsOnWhite() {
    browser.media("print", "dark");

    assertThat(background()).isEqualTo("rgb(255, 255, 255)");
    assertThat(browser.one(".filters").isDisplayed()).isFalse();
    assertThat(browser.one("nav").isDisplayed()).isFalse();
    assertThat(browser.one("#overview .wide svg").isDisplayed()).isTrue();
    // A4 between margins of 1 cm.
    browser.width(718);
    assertThat(browser.overflow()).isZero();
    Object pdf = browser.command("Page.printToPDF", Map.of()).get("data");
    assertThat(new String(Base64.getDecoder().decode(String.valueOf(pdf)), 0, 5))
        .isEqualTo("%PDF-");
  }

  @Test
  void doesNotScrollSidewaysOnAPhone() {
    browser.width(360);

    assertThat(browser.overflow()).isZero();
    assertThat(browser.one("#overview .narrow svg").isDisplayed()).isTrue();
    assertThat(browser.one("#overview .wide svg").isDisplayed()).isFalse();
    browser.run("document.querySelectorAll('details').forEach(d => d.open = true)");
    assertThat(browser.overflow()).isZero();
  }

  @Test
  void keepsTheTextOfChartsReadableOnAPhone() {
    browser.width(360);

    Number smallest =
        (Number)
            browser.run(
                "return Math.min(...[...document.querySelectorAll('figure svg.chart')].filter(s => s.checkVisibility()).map(s => s.getBoundingClientRect().width / s.viewBox.baseVal.width * 12))");
    assertThat(Objects.requireNonNull(smallest).doubleValue()).isGreaterThan(10.5);
  }

  @Test
  void hasNoTextInAChartThatLiesOnAnotherOrIsCut() {
    browser.run("document.querySelectorAll('details').forEach(d => d.open = true)");
    for (int width : List.of(1280, 360)) {
      browser.width(width);
      assertThat(browser.overlaps()).as("at %d", width).isEmpty();
    }
  }

  @Test
  void hasNoFaultThatAnAccessibilityCheckFinds() {
    browser.run(
        "document.querySelectorAll('section').forEach(s => [...s.querySelectorAll('details')].slice(0, 3).forEach(d => d.open = true))");
    assertThat(browser.accessibilityViolations()).as("light").isEmpty();
    browser.media("screen", "dark");
    assertThat(browser.accessibilityViolations()).as("dark").isEmpty();
    browser.width(360);
    assertThat(browser.accessibilityViolations()).as("narrow").isEmpty();
  }

  private static @Nullable Object background() {
    return browser.run("return getComputedStyle(document.body).backgroundColor");
  }
}
