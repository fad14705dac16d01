package io.github.jmhruntime.report.html;

import io.github.jmhruntime.report.markup.Node;
import java.util.List;

/** A part of the page, with a heading and a place that links lead to. */
public interface Section {

  /** The place's name, unique on the page, such as {@code scaling}. */
  String id();

  /** The heading. */
  String title();

  /** What stands below the heading; empty where the data have nothing for it. */
  List<Node> content(PageData data);
}
