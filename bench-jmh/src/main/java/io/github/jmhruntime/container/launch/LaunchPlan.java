package io.github.jmhruntime.container.launch;

import io.github.jmhruntime.container.HostJvm;
import io.github.jmhruntime.plan.ContainedForkPlan;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a launcher has to know to run a fork.
 *
 * @param fork where it runs, and how
 * @param host the JVM that it belongs to
 * @param hostInside the address under which a container reaches what listens for JMH's link here,
 *     or null where that is the link's own
 */
record LaunchPlan(ContainedForkPlan fork, HostJvm host, @Nullable String hostInside) {

  /** The same with another plan of the fork. */
  LaunchPlan with(ContainedForkPlan other) {
    return new LaunchPlan(other, host, hostInside);
  }
}
