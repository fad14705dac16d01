package io.github.jmhruntime.plan;

/**
 * How what was measured is judged.
 *
 * @param confidence the level of all intervals, such as 0.95
 * @param relevantDifference the smallest difference that matters, as a part of the baseline, such
 *     as 0.02
 */
public record Judging(double confidence, double relevantDifference) {}
