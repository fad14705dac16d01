package io.github.jmhruntime.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real Chromium without a window, that saves what it is told to save into a folder. */
final class Browser implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int COLUMNS = 8;

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

  private final ChromeDriver driver;
  private final Path downloads;

  private Browser(ChromeDriver driver, Path downloads) {
    this.driver = driver;
    this.downloads = downloads;
  }

  /** Starts it; its absence is a failure, as nothing else can tell whether the page works. */
  static Browser start(Path downloads) {
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(installed("chromedriver", "chromium-driver").toFile())
            .usingAnyFreePort()
            .build();
    LoggingPreferences logging = new LoggingPreferences();
    logging.enable(LogType.BROWSER, Level.ALL);
    logging.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(installed("chromium", "chromium").toString());
    // The sandbox cannot be had as root, and nothing but our own page is opened.
    options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage");
    options.setExperimentalOption(
        "prefs",
        Map.of(
            "download.default_directory",
            downloads.toString(),
            "profile.default_content_setting_values.automatic_downloads",
            1));
    options.setCapability("goog:loggingPrefs", logging);
    Browser browser = new Browser(new ChromeDriver(service, options), downloads);
    browser.driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(3));
    browser.width(1280);
    return browser;
  }

  private static Path installed(String program, String debianPackage) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .map(folder -> Path.of(folder).resolve(program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    "'%s' is not on the PATH: install it (Debian's package '%s'), or use ./bench test, which does"
                        .formatted(program, debianPackage)));
  }

  /** Writes the page, and opens it as a file. */
  Browser open(Path folder, PageData data) {
    Path file = folder.resolve("report.html");
    ReportPage.write(file, data);
    return open(file, "");
  }

  Browser open(Path file, String hash) {
    driver.get("about:blank");
    log(LogType.PERFORMANCE);
    command("Performance.enable", Map.of());
    driver.get(file.toUri() + hash);
    return this;
  }

  void width(int pixels) {
    command(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", pixels, "height", 900, "deviceScaleFactor", 1, "mobile", false));
  }

  /** What the page is told of the reader's medium and of dark or light. */
  void media(String medium, String scheme) {
    command(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            medium,
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  Map<String, Object> command(String name, Map<String, Object> parameters) {
    return driver.executeCdpCommand(name, parameters);
  }

  /** What a script in the page returns. */
  @Nullable Object run(String script, Object... arguments) {
    return ((JavascriptExecutor) driver).executeScript(script, arguments);
  }

  ChromeDriver driver() {
    return driver;
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  WebElement one(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  /** The texts of all elements, also of those that are not in view. */
  List<String> texts(String selector) {
    Object texts =
        run(
            "return [...document.querySelectorAll(arguments[0])].map(e => e.textContent)",
            selector);
    return list(texts);
  }

  /** What a script returned as a list. */
  static List<String> list(@Nullable Object returned) {
    return returned instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  void click(WebElement element) {
    run("arguments[0].scrollIntoView({block: 'center'}); arguments[0].click()", element);
  }

  /** Texts in the charts that are shown which lie on each other or are cut. */
  List<String> overlaps() {
    return list(run(OVERLAPS));
  }

  /** By how many pixels the page is wider than the window. */
  long overflow() {
    Object wider =
        run("return document.documentElement.scrollWidth - document.documentElement.clientWidth");
    return ((Number) Objects.requireNonNull(wider)).longValue();
  }

  /** The rows that the table of all results shows. */
  List<List<String>> results() {
    List<String> cells = texts("#results-table tbody :is(th, td)");
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < cells.size(); i += COLUMNS) {
      rows.add(cells.subList(i, i + COLUMNS));
    }
    return rows;
  }

  /** What the page said on its console, errors of the policy among it. */
  List<String> errors() {
    return log(LogType.BROWSER).stream().map(LogEntry::getMessage).toList();
  }

  /** What was asked for since the page was opened. */
  List<String> requests() throws IOException {
    List<String> urls = new ArrayList<>();
    for (LogEntry entry : log(LogType.PERFORMANCE)) {
      JsonNode message = JSON.readTree(entry.getMessage()).path("message");
      if (message.path("method").asText().equals("Network.requestWillBeSent")) {
        urls.add(message.at("/params/request/url").asText());
      }
    }
    return urls;
  }

  private List<LogEntry> log(String type) {
    return driver.manage().logs().get(type).getAll();
  }

  /** The file that a click has saved. */
  String saved(String name) throws IOException, InterruptedException {
    Path file = downloads.resolve(name);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!Files.exists(file) && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    assertThat(file).exists();
    String text = Files.readString(file);
    Files.delete(file);
    return text;
  }

  /** The CPU time that the process of this page has taken. */
  double cpuSeconds() {
    Object metrics = command("Performance.getMetrics", Map.of()).get("metrics");
    for (Object metric : (List<?>) Objects.requireNonNull(metrics)) {
      Map<?, ?> named = (Map<?, ?>) metric;
      if ("ProcessTime".equals(named.get("name"))) {
        return ((Number) Objects.requireNonNull(named.get("value"))).doubleValue();
      }
    }
    throw new AssertionError("Chromium tells no ProcessTime: " + metrics);
  }

  /** What axe-core finds wrong, each with the elements that it finds it in. */
  List<String> accessibilityViolations() {
    run(axe());
    Object found =
        driver.executeAsyncScript(
            """
            const done = arguments[0];
            axe.run(document, {resultTypes: ['violations']}).then(r => done(r.violations.map(
              v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 200) + ' ' + n.failureSummary).join(' | '))))
            """);
    assertThat(found).isInstanceOf(List.class);
    return list(found);
  }

  private static String axe() {
    try (InputStream in = Browser.class.getResourceAsStream("/axe.min.js")) {
      if (in == null) {
        throw new AssertionError("axe.min.js is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
