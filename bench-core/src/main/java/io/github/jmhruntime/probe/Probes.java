package io.github.jmhruntime.probe;

import java.util.List;
import java.util.stream.Stream;

/** Every probe that there is, in the order in which they are tried. */
public final class Probes {

  private static final List<Probe> ENFORCED = List.of(new MemoryProbe(), new KernelProbe());

  private static final List<Probe> ALL =
      Stream.concat(ENFORCED.stream(), Features.ALL.stream()).toList();

  private Probes() {}

  /** All of them. */
  public static List<Probe> all() {
    return ALL;
  }
}
