package io.github.jmhruntime.host;

/** What shows that a process belongs to a container's sandbox. */
public enum FoundBy {
  /** Its command line holds the container's full id. */
  COMMAND_LINE,
  /** The path of its control group holds the container's full id. */
  CGROUP,
  /** The path of its control group holds the full id of the sandbox of the container's pod. */
  POD,
  /** It descends from a process that one of the others has found. */
  ANCESTRY
}
