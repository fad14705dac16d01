/**
 * What was measured: the journal of forks, the provenance of a run, and JMH's JSON in and out.
 *
 * <p>This package records; it never judges.
 */
@NullMarked
package io.github.jmhruntime.measurement;

import org.jspecify.annotations.NullMarked;
