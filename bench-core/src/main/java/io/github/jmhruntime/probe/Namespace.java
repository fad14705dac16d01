package io.github.jmhruntime.probe;

import java.util.Locale;

/** The namespaces of namespaces(7), as {@code /proc/PID/ns} calls them. */
enum Namespace {
  MNT,
  PID,
  NET,
  IPC,
  UTS,
  USER,
  CGROUP,
  TIME;

  String file() {
    return name().toLowerCase(Locale.ROOT);
  }
}
