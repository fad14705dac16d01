/**
 * What a run is going to measure, and in which order.
 *
 * <p>A {@link io.github.jmhruntime.plan.RunPlan} is complete: whoever holds it needs no profile
 * folder and no option to run it, which is what lets a run be continued after it died.
 */
@NullMarked
package io.github.jmhruntime.plan;

import org.jspecify.annotations.NullMarked;
