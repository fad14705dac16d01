package io.github.jmhruntime.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.jmhruntime.report.ReportFiles;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** The page as a reader has it, in a real Chromium. */
@Tag("browser")
class ReportPageIT {

  private static final int COLUMNS = 8;

  @TempDir static Path folder;
  private static Browser browser;
  private static PageData run;

  @BeforeAll
  static void begin() {
    browser = Browser.start(folder);
    run = Pages.run();
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
    List<List<String>> shown = table();

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
  void filtersTableAndFiguresTogetherAndALinkLeadsToTheState() {
    int figures = visibleFigures();
    browser.run(
        "const s = document.getElementById('filter-runtime'); s.value = 'gvisor'; s.dispatchEvent(new Event('input'))");
    browser.one("#filter-benchmark").sendKeys("keepalive");

    assertThat(table()).isNotEmpty().allMatch(row -> row.get(1).equals("gvisor"));
    assertThat(table()).allMatch(row -> row.get(0).contains("keepAlive"));
    assertThat(visibleFigures()).isBetween(1, figures - 1);
    String hash = String.valueOf(browser.run("return location.hash"));
    List<List<String>> before = table();

    browser.open(folder.resolve("report.html"), hash);

    assertThat(table()).isEqualTo(before);
    assertThat(browser.one("#filter-benchmark").getDomProperty("value")).isEqualTo("keepalive");
    browser.click(browser.one("#filter-reset"));
    assertThat(table()).hasSizeGreaterThan(before.size());
    assertThat(visibleFigures()).isEqualTo(figures);
  }

  @Test
  void sortsTheTableByTheNumbersInIt() {
    WebElement heading = browser.all("#results-table thead button").get(5);
    browser.click(heading);
    assertThat(percents()).isSortedAccordingTo(Comparator.naturalOrder());
    browser.click(heading);
    assertThat(percents()).isSortedAccordingTo(Comparator.reverseOrder());

    assertThat(browser.all("#results-table th").get(5).getDomAttribute("aria-sort"))
        .isEqualTo("descending");
    assertThat(browser.run("return location.hash")).isEqualTo("#sort=5d");
  }

  @Test
  void showsTheValueUnderThePointer() {
    WebElement mark = browser.one("#benchmark-1 .row[data-runtime=gvisor] .mark");
    browser.run("arguments[0].scrollIntoView({block: 'center'})", mark);
    new Actions(browser.driver()).moveToElement(mark).perform();

    assertThat(browser.one("#tip").isDisplayed()).isTrue();
    assertThat(browser.one("#tip").getText()).startsWith("gvisor: ").contains("%");
    new Actions(browser.driver()).moveToElement(browser.one("h1")).perform();
    assertThat(browser.one("#tip").isDisplayed()).isFalse();
  }

  @Test
  void goesFromValueToValueByTheKeyboardAlone() {
    browser.run("document.querySelector('#overview .plot.wide').focus()");
    new Actions(browser.driver()).sendKeys(Keys.ARROW_DOWN).perform();
    String first = browser.one("#tip").getText();
    new Actions(browser.driver()).sendKeys(Keys.ARROW_DOWN).perform();

    assertThat(first).startsWith("crun: ");
    assertThat(browser.one("#tip").getText()).startsWith("gvisor: ");
    assertThat(browser.one("#tip").getDomAttribute("role")).isEqualTo("status");
    new Actions(browser.driver()).sendKeys(Keys.ESCAPE).perform();
    assertThat(browser.one("#tip").isDisplayed()).isFalse();
  }

  @Test
  void reachesEveryControlByTheTabulatorAndSkipsToTheResults() {
    new Actions(browser.driver()).sendKeys(Keys.TAB).perform();
    assertThat(browser.driver().switchTo().activeElement().getDomAttribute("class"))
        .isEqualTo("skip");
    Object unreachable =
        browser.run(
            "return [...document.querySelectorAll('button, select, input, a, summary')].filter(e => e.tabIndex < 0).length");
    assertThat(unreachable).isEqualTo(0L);
  }

  @Test
  void savesEachChartAsSvgThatStandsByItself() throws Exception {
    browser.click(browser.one("#overview .tools button"));
    String svg = browser.saved("What-each-runtime-costs-compared-with-runc.svg");
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));

    assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
    assertThat(svg).contains("--s1:", "HTTP requests", "What each runtime costs");
    assertThat(browser.all("figure .tools")).hasSameSizeAs(browser.all("figure")).isNotEmpty();
  }

  @Test
  void savesTheValuesOfAChartAndTheChosenRowsAsCsv() throws Exception {
    browser.click(browser.all("#overview .tools button").get(1));
    List<String> lines =
        browser.saved("What-each-runtime-costs-compared-with-runc.csv").lines().toList();
    assertThat(lines).hasSize(browser.all("#overview tbody tr").size() + 1);

    browser.run(
        "const s = document.getElementById('filter-verdict'); s.value = 'faster'; s.dispatchEvent(new Event('input'))");
    browser.click(browser.one("#results > .tools button"));
    List<String> chosen = browser.saved("results.csv").lines().skip(1).toList();
    assertThat(chosen).hasSameSizeAs(table()).allMatch(line -> line.endsWith(",faster"));
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
    Object pdf = browser.command("Page.printToPDF", Map.of()).get("data");
    assertThat(new String(Base64.getDecoder().decode(String.valueOf(pdf)), 0, 5))
        .isEqualTo("%PDF-");
  }

  @Test
  void doesNotScrollSidewaysOnAPhone() {
    browser.width(360);

    assertThat(overflow()).isZero();
    assertThat(browser.one("#overview .narrow svg").isDisplayed()).isTrue();
    assertThat(browser.one("#overview .wide svg").isDisplayed()).isFalse();
    browser.run("document.querySelectorAll('details').forEach(d => d.open = true)");
    assertThat(overflow()).isZero();
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
      assertThat(Browser.list(browser.run(OVERLAPS))).as("at %d", width).isEmpty();
    }
  }

  private static final String OVERLAPS =
      """
      const bad = [];
      for (const svg of document.querySelectorAll('figure svg.chart')) {
        if (!svg.checkVisibility()) continue;
        const frame = svg.getBoundingClientRect();
        const texts = [...svg.querySelectorAll('text')].map(t => [t.textContent, t.getBoundingClientRect()]);
        texts.forEach(([a, p], i) => {
          if (p.left < frame.left - 1 || p.right > frame.right + 1) bad.push('cut: ' + a);
          texts.slice(i + 1).forEach(([b, q]) => {
            const x = Math.min(p.right, q.right) - Math.max(p.left, q.left);
            const y = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
            if (x > 1 && y > 4) bad.push(a + ' on ' + b);
          });
        });
      }
      return bad;
      """;

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
    browser.open(folder.resolve("hostile"), Pages.hostile());
    browser.run("document.querySelectorAll('details').forEach(d => d.open = true)");
    browser.click(browser.one("#results-table thead button"));

    assertThat(browser.run("return window.hacked")).isNull();
    assertThat(browser.all("img")).isEmpty();
    assertThat(browser.errors()).isEmpty();
    assertThat(browser.requests()).noneMatch(url -> url.startsWith("http"));
    assertThat(browser.texts("#results-table td"))
        .contains("<img src=x onerror=\"window.hacked=1\">");
    browser.width(360);
    assertThat(overflow()).isZero();
  }

  private static int visibleFigures() {
    Number count =
        (Number)
            browser.run(
                "return [...document.querySelectorAll('#benchmarks figure')].filter(f => !f.classList.contains('off')).length");
    return Objects.requireNonNull(count).intValue();
  }

  private static @Nullable Object background() {
    return browser.run("return getComputedStyle(document.body).backgroundColor");
  }

  private static long overflow() {
    Number wide =
        (Number)
            browser.run(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    return Objects.requireNonNull(wide).longValue();
  }

  private static List<Double> percents() {
    return table().stream().map(row -> Double.valueOf(row.get(5))).toList();
  }

  private static List<List<String>> table() {
    List<String> cells = browser.texts("#results-table tbody :is(th, td)");
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < cells.size(); i += COLUMNS) {
      rows.add(cells.subList(i, i + COLUMNS));
    }
    return rows;
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
