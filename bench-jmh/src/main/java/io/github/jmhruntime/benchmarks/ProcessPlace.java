package io.github.jmhruntime.benchmarks;

import java.util.List;

/** Where processes are started that say that they are ready, and end. */
interface ProcessPlace {

  /** What the process writes. */
  String READY = "ready";

  /** The shell writes by itself, so that no further process is started. */
  List<String> COMMAND = List.of("sh", "-c", "echo " + READY);

  /** Starts one. */
  PlacedProcess start();
}
