package io.github.jmhruntime.probe;

import java.util.List;

/** Every probe that there is, in the order in which they are tried. */
public final class Probes {

  private static final List<Probe> ALL = List.of(new MemoryProbe(), new KernelProbe());

  private Probes() {}

  /** All of them. */
  public static List<Probe> all() {
    return ALL;
  }
}
