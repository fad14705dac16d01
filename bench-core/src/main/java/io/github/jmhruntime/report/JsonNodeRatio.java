package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.ByNode.NodeRatio;
import io.github.jmhruntime.comparison.Percent;

/** A row's ratio on one node as {@code comparison.json} has it. */
record JsonNodeRatio(String node, int blocks, Percent percent) {

  static JsonNodeRatio of(NodeRatio ratio) {
    return new JsonNodeRatio(ratio.node(), ratio.blocks(), Percent.of(ratio.ratio()));
  }
}
