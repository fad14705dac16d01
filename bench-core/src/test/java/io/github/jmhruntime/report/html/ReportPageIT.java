package io.github.jmhruntime.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jmhruntime.report.Rankings;
import io.github.jmhruntime.report.ReportFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

/** The page as a reader has it, in a real Chromium. */
@Tag("browser")
class ReportPageIT {

  @TempDir static Path folder;
  private static Browser browser;
  private static PageData run;

  @BeforeAll
  static void begin() {
    browser = Browser.start(folder);
    run = Pages.run().ranked(Rankings.written(folder, Rankings.run()));
    ReportPage.write(folder.resolve("report.html"), run);
  }

  @AfterAll
  static void end() {
    browser.close();
  }

  @BeforeEach
  void open() {
    browser.width(1280);
    browser.media("screen", "light");
    browser.errors();
    browser.open(folder.resolve("report.html"), "");
  }

  @Test
  void asksForNothingButItselfAndHasNoError() throws IOException {
    assertThat(browser.requests())
        .allMatch(
            url ->
                url.equals(folder.resolve("report.html").toUri().toString())
                    || url.equals("data:,"))
        .isNotEmpty();
    assertThat(browser.errors()).isEmpty();
  }

  @Test
  void showsEachNumberOfTheComparison() throws IOException {
    ReportFiles.writeComparison(folder, run.report());
    JsonNode rows =
        new ObjectMapper().readTree(folder.resolve("comparison.json").toFile()).get("rows");
    while (browser.all("#results-more button").stream().anyMatch(WebElement::isDisplayed)) {
      browser.click(browser.one("#results-more button"));
    }
    List<List<String>> shown = browser.results();

    assertThat(shown).hasSize(rows.size());
    for (JsonNode row : rows) {
      List<String> cells =
          shown.stream()
              .filter(line -> line.get(0).equals(title(row)))
              .filter(line -> line.get(1).equals(row.get("runtime").asText()))
              .findFirst()
              .orElseThrow(() -> new AssertionError("missing: " + row));
      double factor = Units.factor(row.get("unit").asText(), cells.get(2));
      String interval = cells.get(6).replaceAll("[\\[\\] ]", "");
      assertShown(cells.get(3), factor * row.at("/baselineScore/estimate").asDouble());
      assertShown(cells.get(4), factor * row.at("/score/estimate").asDouble());
      assertShown(cells.get(5), row.at("/percent/estimate").asDouble());
      assertShown(interval.split(",")[0], row.at("/percent/lower").asDouble());
      assertShown(interval.split(",")[1], row.at("/percent/upper").asDouble());
      assertThat(cells.get(7)).isEqualTo(row.get("verdict").asText());
    }
  }

  private static String title(JsonNode row) {
    String name = row.get("benchmark").asText().replaceFirst("^([a-z]+\\.)+", "");
    StringJoiner params = new StringJoiner(", ", " ", "").setEmptyValue("");
    row.get("params")
        .fields()
        .forEachRemaining(p -> params.add(p.getKey() + "=" + p.getValue().asText()));
    return name + params;
  }

  private static void assertShown(String shown, double value) {
    int point = shown.indexOf('.');
    int decimals = point < 0 ? 0 : shown.length() - point - 1;
    assertThat(Double.parseDouble(shown))
        .isCloseTo(value, org.assertj.core.data.Offset.offset(0.5001 * Math.pow(10, -decimals)));
  }

  @Test
  void showsTheRankingWithItsPictures() {
    assertThat(browser.one("#ranking .lead strong").getText()).startsWith("crun is first");
    assertThat(browser.texts("#ranking figcaption"))
        .containsExactly(
            "What each total is made of",
            "How likely each place is",
            "Which single weight would put another one first");
    Object widths =
        browser.run(
            "return [...document.querySelectorAll('#contributions .wide .row')].map(r => [...r.querySelectorAll('.part')].reduce((sum, p) => sum + p.getBoundingClientRect().width, 0))");
    List<Double> bars = Browser.list(widths).stream().map(Double::valueOf).toList();
    assertThat(bars).hasSize(3).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(bars.get(2) / bars.get(0)).isCloseTo(4.25 / 7.75, within(0.01));
  }

  @Test
  void hasATableBehindEachChartAndWordsForIt() {
    for (WebElement figure : browser.all("figure")) {
      assertThat(figure.findElements(org.openqa.selenium.By.cssSelector("table tbody tr")))
          .isNotEmpty();
    }
    assertThat(browser.texts("figure svg.chart > title")).isNotEmpty().noneMatch(String::isBlank);
    assertThat(browser.texts("figure svg.chart > desc")).isNotEmpty().noneMatch(String::isBlank);
  }

  @Test
  void readsWithoutJavaScript() {
    browser.command("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    try {
      browser.open(folder.resolve("report.html"), "");
      assertThat(browser.all("#overview svg")).hasSize(2);
      assertThat(browser.all("#results-table tbody tr")).isNotEmpty();
      assertThat(browser.one(".filters").isDisplayed()).isFalse();
      assertThat(browser.one("#results-more").getText()).contains("comparison.csv");
    } finally {
      browser.command("Emulation.setScriptExecutionDisabled", Map.of("value", false));
    }
  }

  @Test
  void showsAttacksAsTheTextThatTheyAre() throws IOException {
    Path hostile = folder.resolve("hostile");
    browser.open(hostile, Pages.hostile().ranked(Rankings.written(hostile, Rankings.awkward())));
    browser.run("document.querySelectorAll('details').forEach(d => d.open = true)");
    browser.click(browser.one("#results-table thead button"));

    assertThat(browser.run("return window.hacked")).isNull();
    assertThat(browser.all("img")).isEmpty();
    assertThat(browser.errors()).isEmpty();
    assertThat(browser.requests()).noneMatch(url -> url.startsWith("http"));
    assertThat(browser.texts("#results-table td"))
        .contains("<img src=x onerror=\"window.hacked=1\">");
    browser.width(360);
    assertThat(browser.overflow()).isZero();
  }

  /** What a value is multiplied with to be shown in another unit, found without the page's code. */
  private static final class Units {
    static double factor(String from, String to) {
      return size(from) / size(to);
    }

    private static double size(String unit) {
      return switch (unit) {
        case "B", "s/op", "ops/s" -> 1;
        case "KiB" -> 1 << 10;
        case "MiB" -> 1 << 20;
        case "ns/op" -> 1e-9;
        case "us/op" -> 1e-6;
        case "ms/op" -> 1e-3;
        default -> throw new AssertionError(unit);
      };
    }
  }
}
