package io.github.jmhruntime.measurement;

import java.util.Locale;

/** What a container may use of the machine, and can be limited in. */
public enum Resource {
  /** In CPUs. */
  CPU,
  /** In bytes. */
  MEMORY;

  /** The word that stands for it in files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
