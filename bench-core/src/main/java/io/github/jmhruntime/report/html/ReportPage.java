package io.github.jmhruntime.report.html;

import io.github.jmhruntime.measurement.Provenance;
import io.github.jmhruntime.measurement.ResultFile;
import io.github.jmhruntime.report.markup.Asset;
import io.github.jmhruntime.report.markup.Element;
import io.github.jmhruntime.report.markup.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the page. */
public final class ReportPage {

  private static final List<Section> SECTIONS =
      List.of(new CheckSection(), new AnswerSection(), new ResultSection(), new BenchmarkSection());

  private static final Asset CHART_STYLE = Asset.read("style", Section.class, List.of("chart.css"));
  private static final Asset STYLE = Asset.read("style", Section.class, List.of("page.css"));

  private static final Asset SCRIPT =
      Asset.read(
          "script",
          Section.class,
          List.of("state.js", "filter.js", "table.js", "hover.js", "save.js", "start.js"));

  private ReportPage() {}

  /**
   * Writes the page whole or not at all.
   *
   * @throws io.github.jmhruntime.measurement.ResultFileException where it cannot be written
   */
  public static void write(Path file, PageData data) {
    ResultFile.write(file, out -> render(data, out));
  }

  /** Writes the page. */
  static void render(PageData data, Appendable out) throws IOException {
    out.append("<!DOCTYPE html>\n");
    Element.of("html", head(title(data)), body(data)).with("lang", "en").write(out);
    out.append('\n');
  }

  private static String title(PageData data) {
    List<String> candidates = Series.of(data.comparison()).candidates();
    return candidates.isEmpty()
        ? "Nothing was compared with " + data.baseline()
        : "What %s %s compared with %s"
            .formatted(
                String.join(", ", candidates),
                candidates.size() == 1 ? "costs" : "cost",
                data.baseline());
  }

  private static Element head(String title) {
    return Element.of("head")
        .add(Element.of("meta").with("charset", "utf-8"))
        .add(
            Element.of("meta")
                .with("http-equiv", "Content-Security-Policy")
                .with("content", policy()))
        .add(
            Element.of("meta")
                .with("name", "viewport")
                .with("content", "width=device-width, initial-scale=1"))
        .add(Element.of("meta").with("name", "color-scheme").with("content", "light dark"))
        .add(Element.of("meta").with("name", "referrer").with("content", "no-referrer"))
        .add(Element.of("link").with("rel", "icon").with("href", "data:,"))
        .add(Element.of("title", title))
        .add(CHART_STYLE.node().with("id", "chart-style"))
        .add(STYLE.node());
  }

  /** Nothing is loaded, nothing is sent, and only what is in this jar runs. */
  private static String policy() {
    return String.join(
        "; ",
        "default-src 'none'",
        "style-src " + CHART_STYLE.source() + " " + STYLE.source(),
        "script-src " + SCRIPT.source(),
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'");
  }

  private static Element body(PageData data) {
    Map<Section, List<Node>> sections = new LinkedHashMap<>();
    for (Section section : SECTIONS) {
      List<Node> content = section.content(data);
      if (!content.isEmpty()) {
        sections.put(section, content);
      }
    }
    Element main = Element.of("main").with("id", "main");
    sections.forEach((section, content) -> main.add(element(section, content)));
    return Element.of("body")
        .add(
            Element.of("a", "Skip to the results").with("class", "skip").with("href", "#main"),
            header(data),
            navigation(new ArrayList<>(sections.keySet())),
            main,
            Element.of(
                "footer", Element.of("p", "Written by jmh-runtime; this file needs nothing else.")),
            SCRIPT.node());
  }

  private static Element header(PageData data) {
    Element header = Element.of("header", Element.of("h1", title(data)));
    Provenance run = data.run();
    if (run != null) {
      header.add(
          Element.of(
              "p",
              "Run %s · %s · %s · kernel %s"
                  .formatted(
                      run.run(),
                      String.valueOf(run.startedAt()).replaceFirst("T.*", ""),
                      run.host().getOrDefault("cpuModel", "unknown CPU"),
                      run.host().getOrDefault("kernel", "unknown"))));
    }
    return header;
  }

  private static Element navigation(List<Section> sections) {
    Element list = Element.of("ul");
    for (Section section : sections) {
      list.add(Element.of("li", Element.of("a", section.title()).with("href", "#" + section.id())));
    }
    return Element.of("nav", list).with("aria-label", "Sections");
  }

  private static Element element(Section section, List<Node> content) {
    String heading = section.id() + "-heading";
    return Element.of("section", Element.of("h2", section.title()).with("id", heading))
        .with("id", section.id())
        .with("aria-labelledby", heading)
        .add(content);
  }
}
