package io.github.jmhruntime.plan;

import java.util.Locale;

/** What a parameter means by which a benchmark that starts containers itself is varied. */
public enum Axis {
  /** The image that its containers are started from. */
  IMAGE,
  /** The limits under which they run. */
  LIMITS,
  /** How many of them run at once. */
  SCALE,
  /** The way that load takes to them, a {@link NetworkPath}. */
  PATH;

  /** The name of the JMH parameter. */
  public String parameter() {
    return name().toLowerCase(Locale.ROOT);
  }
}
