package io.github.jmhruntime.driver;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.jmhruntime.measurement.Evidence;
import io.github.jmhruntime.plan.Cell;
import io.github.jmhruntime.plan.RunPlan.PlannedRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Where the forks of a benchmark run, and how they prove it. */
interface ForkPlace {

  /**
   * Makes everything ready for a fork, and forgets what the one before has left.
   *
   * @param iterations how many are measured, or 0 for the benchmark's own number
   */
  JmhFork prepare(Cell cell, PlannedRuntime runtime, int iterations) throws IOException;

  /** What the last fork proves of where it ran, or null where it has left no evidence. */
  @Nullable Evidence evidence();

  /**
   * What speaks against the last fork having run where it was asked to, or null where nothing does.
   * A fork that ran elsewhere is an error, never a number.
   */
  @Nullable String doubt(Cell cell, PlannedRuntime runtime);

  /** What speaks against a fork whose evidence is damaged. */
  static String unknown(UncheckedIOException damage) {
    return "where the containers ran is not known: " + damage.getMessage();
  }

  /** The result with what JMH itself cannot know of the place. */
  JsonNode complete(Cell cell, JsonNode result);
}
