package io.github.jmhruntime.decision;

/**
 * What is drawn at random to see how sure a ranking is.
 *
 * @param weights how far a weight may be from the user's, as a part of it: 0.5 draws uniformly from
 *     half to one and a half times the weight, and scales the draws to a whole
 * @param draws how often
 * @param seed where the random numbers start; the same seed gives the same probabilities
 */
public record Uncertainty(double weights, int draws, long seed) {

  /** Half of each weight, 10 000 draws. */
  public static final Uncertainty USUAL = new Uncertainty(0.5, 10_000, 1);
}
