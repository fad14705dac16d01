/**
 * One model of the result, one renderer per format.
 *
 * <pre>{@code
 * ComparisonReport report = new ComparisonReport(comparison, FailureRate.of(forks), notes);
 * System.out.print(ReportFiles.text(report, View.of(80)));
 * ReportFiles.writeComparison(folder, report);
 * }</pre>
 *
 * <p>A {@link io.github.jmhruntime.report.ComparisonReport} is what {@code run} and {@code compare}
 * tell, a {@link io.github.jmhruntime.report.CheckReport} what {@code check} tells, and a {@link
 * io.github.jmhruntime.report.RankingReport} what {@code rank} tells. Renderers scale and round for
 * people; files for scripts keep every digit. Names and parameters come from files of others, so
 * every renderer escapes them: a text never becomes a formula, markup or a terminal's control
 * sequence.
 */
@NullMarked
package io.github.jmhruntime.report;

import org.jspecify.annotations.NullMarked;
