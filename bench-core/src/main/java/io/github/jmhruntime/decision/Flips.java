package io.github.jmhruntime.decision;

import io.github.jmhruntime.decision.Flip.CandidateValue;
import io.github.jmhruntime.decision.Flip.CriterionWeight;
import io.github.jmhruntime.decision.Flip.GroupWeight;
import io.github.jmhruntime.decision.Flip.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;

/** Which single weight or value would have to change to put another candidate first. */
final class Flips {

  /** Ratios are changed tenfold at most. */
  private static final double MOST = 10;

  /** The mark in which shares are changed. */
  private static final double PERCENT = 0.01;

  private final Grid grid;
  private final List<Flip> flips = new ArrayList<>();

  private Flips(Grid grid) {
    this.grid = grid;
  }

  /** Of weights, the nearest first. */
  static List<Flip> ofWeights(Grid grid) {
    Flips search = new Flips(grid);
    for (int group = 0; group < grid.groups().size(); group++) {
      search.weights(group);
    }
    return search.sorted();
  }

  /** Of values, the nearest first. */
  static List<Flip> ofValues(Grid grid) {
    Flips search = new Flips(grid);
    for (int group = 0; group < grid.groups().size(); group++) {
      for (int i = 0; i < grid.inputs()[group].length; i++) {
        for (int candidate = 0; candidate < grid.candidates().size(); candidate++) {
          search.value(group, i, candidate);
        }
      }
    }
    return search.sorted();
  }

  private List<Flip> sorted() {
    flips.sort(Comparator.comparingDouble(Flip::distance));
    return List.copyOf(flips);
  }

  private void weights(int group) {
    double[][][] values = grid.values(grid.numbers());
    double[] groups = grid.weights().groups();
    double[] criteria = grid.weights().criteria()[group];
    String name = grid.groups().get(group).name();
    for (double end : new double[] {0, 1}) {
      if (groups.length > 1) {
        search(
            new GroupWeight(name),
            Walk.straight(groups[group], end),
            to -> grid.totals(values, grid.weights().settingGroup(group, to)));
      }
      for (int i = 0; i < criteria.length && criteria.length > 1; i++) {
        int criterion = i;
        search(
            new CriterionWeight(name, grid.criterion(group, i).name()),
            Walk.straight(criteria[i], end),
            to -> grid.totals(values, grid.weights().settingCriterion(group, criterion, to)));
      }
    }
  }

  private void value(int group, int criterion, int candidate) {
    Scale scale = grid.criterion(group, criterion).scale();
    for (Adjustable part : Adjustable.of(grid, group, criterion, candidate)) {
      CandidateValue what =
          new CandidateValue(
              grid.groups().get(group).name(),
              grid.criterion(group, criterion).name(),
              part.part(),
              grid.candidates().get(candidate),
              scale,
              part.filled());
      for (Walk walk : walks(part.from(), scale)) {
        search(what, walk, to -> part.totals(grid, group, criterion, candidate, to));
      }
    }
  }

  private static List<Walk> walks(double from, Scale scale) {
    if (scale.isRatio()) {
      return List.of(Walk.byFactor(from, 1 / MOST), Walk.byFactor(from, MOST));
    }
    double mark = scale.kind() == Scale.Kind.SHARE ? PERCENT : 1;
    return List.of(Walk.byMarks(from, scale.least(), mark), Walk.byMarks(from, scale.most(), mark));
  }

  private void search(Subject what, Walk walk, DoubleFunction<double[]> totals) {
    for (Walk.Crossing crossing : walk.crossings(to -> Ranks.first(totals.apply(to)))) {
      flips.add(
          new Flip(what, walk.points()[0], crossing.at(), grid.candidates().get(crossing.first())));
    }
  }
}
