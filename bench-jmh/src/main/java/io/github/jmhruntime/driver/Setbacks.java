package io.github.jmhruntime.driver;

import java.util.HashMap;
import java.util.Map;

/** Counts failures in a row, by runtime. */
final class Setbacks {

  private final int limit;
  private final Map<String, Integer> inARow = new HashMap<>();

  Setbacks(int limit) {
    this.limit = limit;
  }

  void succeeded(String runtime) {
    inARow.remove(runtime);
  }

  /** Returns whether this failure was the one that sets the runtime aside. */
  boolean failed(String runtime) {
    return inARow.merge(runtime, 1, Integer::sum) == limit;
  }

  boolean isSetAside(String runtime) {
    return inARow.getOrDefault(runtime, 0) >= limit;
  }
}
