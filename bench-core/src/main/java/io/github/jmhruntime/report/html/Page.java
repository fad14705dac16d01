package io.github.jmhruntime.report.html;

import io.github.jmhruntime.report.markup.Asset;
import io.github.jmhruntime.report.markup.Element;
import io.github.jmhruntime.report.markup.Node;
import java.io.IOException;
import java.util.List;

/**
 * A self-contained page with its style, its script and the policy that allows only these.
 *
 * @param title its title and heading
 * @param subtitle what stands below it; empty for nothing
 * @param parts from top to bottom
 */
record Page(String title, String subtitle, List<Part> parts) {

  private static final Asset CHART_STYLE = Asset.read("style", Page.class, List.of("chart.css"));
  private static final Asset STYLE = Asset.read("style", Page.class, List.of("page.css"));

  private static final Asset SCRIPT =
      Asset.read(
          "script",
          Page.class,
          List.of("state.js", "filter.js", "table.js", "hover.js", "save.js", "start.js"));

  /** A part with its heading, which links lead to by its id. */
  record Part(String id, String title, List<Node> content) {

    private Element element() {
      String heading = id + "-heading";
      return Element.of("section", Element.of("h2", title).with("id", heading))
          .with("id", id)
          .with("aria-labelledby", heading)
          .add(content);
    }
  }

  /** Writes it. */
  void render(Appendable out) throws IOException {
    out.append("<!DOCTYPE html>\n");
    Element.of("html", head(), body()).with("lang", "en").write(out);
    out.append('\n');
  }

  private Element head() {
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

  private Element body() {
    Element header = Element.of("header", Element.of("h1", title));
    if (!subtitle.isEmpty()) {
      header.add(Element.of("p", subtitle));
    }
    Element links = Element.of("ul");
    Element main = Element.of("main").with("id", "main");
    for (Part part : parts) {
      links.add(Element.of("li", Element.of("a", part.title()).with("href", "#" + part.id())));
      main.add(part.element());
    }
    return Element.of("body")
        .add(
            Element.of("a", "Skip to the results").with("class", "skip").with("href", "#main"),
            header,
            Element.of("nav", links).with("aria-label", "Sections"),
            main,
            Element.of(
                "footer", Element.of("p", "Written by jmh-runtime; this file needs nothing else.")),
            SCRIPT.node());
  }
}
