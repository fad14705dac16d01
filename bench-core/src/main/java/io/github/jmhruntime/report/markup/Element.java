package io.github.jmhruntime.report.markup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** An element of HTML or SVG with its attributes and content. */
public final class Element implements Node {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]*");
  private static final Set<String> VOID = Set.of("br", "col", "hr", "input", "link", "meta", "wbr");

  /** What holds text that a browser does not unescape, or loads what others have written. */
  private static final Set<String> REFUSED =
      Set.of("script", "style", "iframe", "object", "embed", "base", "form", "template");

  /** Attributes that name what is loaded or gone to. */
  private static final Set<String> LINKS =
      Set.of("href", "src", "action", "formaction", "data", "poster", "srcset", "background");

  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<Node> content = new ArrayList<>();

  private Element(String name) {
    this.name = name;
  }

  /**
   * An element without attributes.
   *
   * @throws IllegalArgumentException where the name is none, or one that could run a script
   */
  public static Element of(String name, Node... content) {
    require(NAME.matcher(name).matches() && !REFUSED.contains(name), "element", name);
    return new Element(name).add(content);
  }

  /** An element that holds a text. */
  public static Element of(String name, String text) {
    return of(name).text(text);
  }

  /** An element of this project's own script or style, which is written as it is. */
  static Element raw(String name, Node content) {
    return new Element(name).add(content);
  }

  /**
   * Sets an attribute.
   *
   * @throws IllegalArgumentException where it could run a script or load something
   */
  public Element with(String attribute, String value) {
    String lower = attribute.toLowerCase(java.util.Locale.ROOT);
    require(NAME.matcher(attribute).matches(), "attribute", attribute);
    require(!lower.startsWith("on") && !lower.equals("style"), "attribute", attribute);
    require(
        !LINKS.contains(lower) || value.startsWith("#") || value.equals("data:,"), "link", value);
    attributes.put(attribute, value);
    return this;
  }

  /** Sets an attribute to a position or a length, with one digit behind the point. */
  public Element with(String attribute, double value) {
    return with(attribute, Decimal.of(value));
  }

  /** Appends content. */
  public Element add(Node... nodes) {
    content.addAll(List.of(nodes));
    return this;
  }

  /** Appends content. */
  public Element add(Collection<? extends Node> nodes) {
    content.addAll(nodes);
    return this;
  }

  /** Appends text. */
  public Element text(String text) {
    content.add(new Text(text));
    return this;
  }

  @Override
  public void write(Appendable out) throws IOException {
    out.append('<').append(name);
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      out.append(' ').append(attribute.getKey()).append("=\"");
      Text.escape(attribute.getValue(), out);
      out.append('"');
    }
    out.append('>');
    for (Node node : content) {
      node.write(out);
    }
    if (!VOID.contains(name)) {
      out.append("</").append(name).append('>');
    }
  }

  /** The markup. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    try {
      write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private static void require(boolean condition, String what, String value) {
    if (!condition) {
      throw new IllegalArgumentException(
          "the %s '%s' is refused: it is none, or could run or load something"
              .formatted(what, value));
    }
  }
}
