/**
 * The JVM that measures: it runs JMH's forks one by one, in blocks, and keeps each in the journal.
 *
 * <p>JMH itself runs all forks of a benchmark in a row. A block is one pass over all runtimes with
 * one fork each, so that what drifts slowly on the machine meets every runtime alike. The driver is
 * told what to do by a {@link io.github.jmhruntime.plan.RunPlan} in a file, and tells how it goes
 * in lines of {@link io.github.jmhruntime.event.EventLine} on its standard output:
 *
 * <pre>java -cp … io.github.jmhruntime.driver.Driver plan.json journal.ndjson</pre>
 *
 * <p>On nodes of a cluster several {@link io.github.jmhruntime.driver.PodDriver} share a plan's
 * blocks. Each keeps its forks in a journal of its own, and sends them home on its standard output.
 */
@NullMarked
package io.github.jmhruntime.driver;

import org.jspecify.annotations.NullMarked;
