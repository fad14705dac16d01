/**
 * The measured operations of containers, as JMH benchmarks.
 *
 * <p>Nothing but the operation is inside a timed region: what it needs is set up before, what it
 * leaves is checked and removed after each invocation. The runtime is not a parameter. It comes
 * with the fork's {@link io.github.jmhruntime.plan.ForkPlan}, so that the same benchmark and
 * parameters have the same key in the results of every runtime.
 */
@NullMarked
package io.github.jmhruntime.benchmarks;

import org.jspecify.annotations.NullMarked;
