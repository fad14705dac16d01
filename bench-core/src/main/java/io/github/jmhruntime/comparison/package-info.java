/**
 * Candidates against the baseline: matching, ratios with their intervals, verdicts, the gate.
 *
 * <pre>{@code
 * Comparison comparison =
 *     Comparer.against("runc", runc).candidate("gvisor", gvisor).candidate("crun", crun).compare();
 * }</pre>
 *
 * <h2>What is compared</h2>
 *
 * <p>Results of the same benchmark, mode, parameters, threads and metric, in units of the same
 * kind. Everything else is listed as unmatched, with the reason, and never gets a percentage.
 *
 * <h2>How the ratio is found</h2>
 *
 * <ol>
 *   <li>Paired by block, where both come from at least two common blocks of one run.
 *   <li>Else unpaired over forks, where both have raw data of at least two forks.
 *   <li>Else from score and error. What is known of the forks of one side is used even then.
 * </ol>
 *
 * <h2>How the verdict is found</h2>
 *
 * <p>Each row carries its own interval and p-value, from the same t distribution, and the p-value
 * after Holm's correction, over all primary metrics of the comparison and over all secondary ones.
 * In this order:
 *
 * <ol>
 *   <li>No interval: {@code inconclusive}.
 *   <li>The interval lies inside 100 % ± the relevant difference: {@code equivalent}. That is two
 *       one-sided tests (Schuirmann 1987) at α/2 each, half the customary level. A true difference
 *       that matters is called equivalent in at most 2.5 % of cases per row; this is not corrected
 *       over the family.
 *   <li>The adjusted p-value is at most α, and the estimate is at least the relevant difference
 *       away from 100 %: {@code faster} or {@code slower}. Any such verdict without a true
 *       difference occurs in at most α of all families. As adjusted p-values are never smaller than
 *       raw ones, the interval then excludes 100 % too.
 *   <li>Else {@code inconclusive}. Where the interval excludes 100 % and only the correction stands
 *       against a verdict, a warning says so.
 * </ol>
 *
 * <p>Where {@code equivalent} applies, the estimate is closer than the relevant difference, so the
 * two never compete: a small but certain difference is {@code equivalent}.
 *
 * <h2>Over time</h2>
 *
 * <p>A {@link io.github.jmhruntime.comparison.History} has the ratios of many runs with their
 * change points. A {@link io.github.jmhruntime.comparison.HistoryComparer} judges a run by those
 * since the last change point of each result, with the run as the unit of replication.
 */
@NullMarked
package io.github.jmhruntime.comparison;

import org.jspecify.annotations.NullMarked;
