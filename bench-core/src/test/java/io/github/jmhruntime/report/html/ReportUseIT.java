package io.github.jmhruntime.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
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

/** Filters, sorting, values on demand, the keyboard and what can be saved, in a real Chromium. */
@Tag("browser")
class ReportUseIT {

  @TempDir static Path folder;
  private static Browser browser;

  @BeforeAll
  static void begin() {
    browser = Browser.start(folder);
    ReportPage.write(folder.resolve("report.html"), Pages.run());
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
  void filtersTableAndFiguresTogetherAndALinkLeadsToTheState() {
    int figures = visibleFigures();
    browser.run(
        "const s = document.getElementById('filter-runtime'); s.value = 'gvisor'; s.dispatchEvent(new Event('input'))");
    browser.one("#filter-benchmark").sendKeys("keepalive");

    assertThat(browser.results()).isNotEmpty().allMatch(row -> row.get(1).equals("gvisor"));
    assertThat(browser.results()).allMatch(row -> row.get(0).contains("keepAlive"));
    assertThat(visibleFigures()).isBetween(1, figures - 1);
    String hash = String.valueOf(browser.run("return location.hash"));
    List<List<String>> before = browser.results();

    browser.open(folder.resolve("report.html"), hash);

    assertThat(browser.results()).isEqualTo(before);
    assertThat(browser.one("#filter-benchmark").getDomProperty("value")).isEqualTo("keepalive");
    browser.click(browser.one("#filter-reset"));
    assertThat(browser.results()).hasSizeGreaterThan(before.size());
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
    assertThat(chosen).hasSameSizeAs(browser.results()).allMatch(line -> line.endsWith(",faster"));
  }

  private static int visibleFigures() {
    Number count =
        (Number)
            browser.run(
                "return [...document.querySelectorAll('#benchmarks figure')].filter(f => !f.classList.contains('off')).length");
    return Objects.requireNonNull(count).intValue();
  }

  private static List<Double> percents() {
    return browser.results().stream().map(row -> Double.valueOf(row.get(5))).toList();
  }
}
