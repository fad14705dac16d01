package io.github.jmhruntime.decision;

import io.github.jmhruntime.decision.Ranking.Placed;
import java.util.List;

/**
 * The same decision with one thing changed.
 *
 * @param kind what was changed
 * @param what which one, such as {@code limit=min}
 * @param candidates who is left, from the first place to the last
 * @param reversed whether two of them are the other way round, or one of them draws level
 * @param firstChanged whether another one is first than among the same candidates before
 */
public record Variation(
    Kind kind, String what, List<Placed> candidates, boolean reversed, boolean firstChanged) {

  /** What was changed. */
  public enum Kind {
    /** One or two candidates are left out; only the order of the others counts. */
    WITHOUT_CANDIDATE,
    /** All cells with one value of an axis are left out, such as one image. */
    WITHOUT_CELLS,
    /** A criterion is left out. */
    WITHOUT_CRITERION,
    /** Cells are averaged in another way. */
    MEANS,
    /** Missing values are filled in another way. */
    MISSING
  }

  static Variation of(Kind kind, String what, Ranking before, Ranking after) {
    List<Placed> then = after.candidates();
    List<Placed> same =
        before.candidates().stream().filter(c -> after.order().contains(c.name())).toList();
    boolean reversed = false;
    for (Placed one : same) {
      for (Placed other : same) {
        reversed |=
            one.rank() < other.rank()
                && after.of(one.name()).rank() >= after.of(other.name()).rank();
      }
    }
    boolean first = after.of(same.get(0).name()).rank() != 1;
    return new Variation(kind, what, then, reversed, first);
  }

  /** The names from the first place to the last. */
  public List<String> order() {
    return candidates.stream().map(Placed::name).toList();
  }
}
