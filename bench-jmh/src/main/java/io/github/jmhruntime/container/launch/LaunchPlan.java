package io.github.jmhruntime.container.launch;

import io.github.jmhruntime.container.HostJvm;
import io.github.jmhruntime.plan.ContainedForkPlan;

/**
 * Everything that a launcher has to know to run a fork.
 *
 * @param fork where it runs, and how
 * @param host the JVM that it belongs to
 */
record LaunchPlan(ContainedForkPlan fork, HostJvm host) {

  /** The same with another plan of the fork. */
  LaunchPlan with(ContainedForkPlan other) {
    return new LaunchPlan(other, host);
  }
}
