package io.github.jmhruntime.profile;

import java.util.List;

/** The keys that each kind of mapping may have; its {@link #page} explains each of them. */
enum Shape {
  RUNTIME(
      "name",
      "title",
      "variantOf",
      "engineNames",
      "steps",
      "install",
      "recognition",
      "recognitionGap",
      "needs",
      "cannot",
      "sandboxProcesses",
      "unsupported",
      "remedy",
      "messages",
      "measured",
      "sources"),
  INSTALL("binary", "arguments", "hideProcSysNet"),
  CLUE("file", "matches", "sameAsHost"),
  NEEDS("kvm", "storageDrivers", "ownImages", "binaries", "engineFrom", "engineBelow"),
  MESSAGE("matches", "means", "remedy"),
  LIMITS("name", "title", "cpus", "memory"),
  IMAGE("name", "title", "reference", "references", "command", "stopSignal", "ready"),
  READINESS("output", "http", "redis"),
  HTTP("port", "path", "length"),
  REDIS("port"),
  SUITE(
      "name",
      "title",
      "runtimes",
      "baseline",
      "benchmarks",
      "images",
      "servers",
      "limits",
      "scales",
      "blocks",
      "warmupIterations",
      "iterations",
      "narrow",
      "params",
      "project"),
  NARROW("precision", "mostBlocks", "pilot", "minutes"),
  PROBE("name", "title", "group", "question", "owasp", "study", "scores"),
  PROBE_SCORE("score", "reason"),
  DECISION(
      "name",
      "title",
      "source",
      "notes",
      "candidates",
      "missing",
      "unequal",
      "means",
      "reasons",
      "uncertainty",
      "must",
      "groups"),
  MEANS("kind", "over", "decimals"),
  REASONS("table", "columns", "crashed", "notOffered"),
  UNCERTAINTY("weights", "draws", "seed"),
  GROUP("name", "weight", "points", "criteria"),
  CRITERION(
      "name",
      "weight",
      "points",
      "outranks",
      "atLeast",
      "atMost",
      "benchmarks",
      "metric",
      "table",
      "better",
      "scores",
      "scoreTable",
      "scale",
      "failures",
      "limits",
      "probes",
      "findings",
      "where"),
  SCORE("score", "reason", "source");

  private final List<String> keys;

  Shape(String... keys) {
    this.keys = List.of(keys);
  }

  List<String> keys() {
    return keys;
  }

  /** The page of the documentation that explains the keys. */
  String page() {
    return compareTo(DECISION) < 0 ? "docs/profiles.md" : "docs/rank.md";
  }
}
