/**
 * Which candidate to choose: criteria with weights, utilities, a ranking, and how sure it is.
 *
 * <p>A {@link io.github.jmhruntime.decision.Decision} holds all that is known of the candidates:
 * groups of criteria, and for each criterion the cells that were measured or scored. What follows
 * from it is computed from scratch each time, so that the same question can be asked again with one
 * thing changed.
 *
 * <pre>{@code
 * Ranking ranking = Ranking.of(decision);                    // who is first, and by which criteria
 * Ranking without = Ranking.of(decision.without("docker"));  // who would be, without docker
 * Analysis analysis = Analysis.of(decision, new Uncertainty(0.5, 10_000, 1));
 * }</pre>
 *
 * <h2>From cells to a rank</h2>
 *
 * <ol>
 *   <li>What a must asks for is looked at first; who does not meet it is out, and counts nowhere.
 *   <li>The cells of a criterion become one input per candidate, by means over one axis after the
 *       other ({@link io.github.jmhruntime.decision.Means}).
 *   <li>Inputs are mapped linearly to a value from 1, the worst candidate's, to 10, the best's.
 *       Where all have the same input, each has 10.
 *   <li>Who has no input gets one by the {@link io.github.jmhruntime.decision.MissingRule}, and
 *       keeps the reason why it is missing.
 *   <li>Value × weight is the partial utility, their sum the group's; the total is the sum of the
 *       groups by their weights. Equal totals share a rank.
 * </ol>
 *
 * <p>The additive model with a linear value function is the simplest of multi-attribute utility
 * theory: Keeney and Raiffa, <i>Decisions with multiple objectives</i> (Wiley 1976), chapter 3. As
 * the ends of each criterion's range are the candidates themselves, leaving one out can turn the
 * order of others: Belton and Gear, <i>On a short-coming of Saaty's method of analytic
 * hierarchies</i>, Omega 11 (1983). So an {@code Analysis} looks for such reversals.
 */
@NullMarked
package io.github.jmhruntime.decision;

import org.jspecify.annotations.NullMarked;
