package io.github.jmhruntime.profile;

import java.util.List;

/** The keys that each kind of mapping may have; {@code docs/profiles.md} explains each of them. */
enum Shape {
  RUNTIME(
      "name",
      "title",
      "variantOf",
      "engineNames",
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
  IMAGE("name", "title", "reference", "command", "stopSignal", "ready"),
  READINESS("output", "http"),
  HTTP("port", "path", "length"),
  SUITE(
      "name",
      "title",
      "benchmarks",
      "images",
      "servers",
      "limits",
      "scales",
      "blocks",
      "warmupIterations",
      "iterations",
      "params",
      "project");

  private final List<String> keys;

  Shape(String... keys) {
    this.keys = List.of(keys);
  }

  List<String> keys() {
    return keys;
  }
}
