package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.Comparison.Row;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The rows that the console shows.
 *
 * @param groups in the order of the comparison
 * @param hidden how many rows fit the filter and are not shown, as there are too many
 */
record Shown(List<RowGroup> groups, int hidden) {

  /** Of too many rows those that changed most. */
  static Shown of(List<Row> rows, View view) {
    List<RowGroup> fitting = RowGroup.of(rows.stream().filter(view.filter()::fits).toList());
    int all = count(fitting);
    if (all <= view.most()) {
      return new Shown(fitting, 0);
    }
    Set<RowGroup> chosen = Collections.newSetFromMap(new IdentityHashMap<>());
    int shown = 0;
    for (RowGroup group : fitting.stream().sorted(RowOrder.CHANGE.comparator(g -> "")).toList()) {
      if (shown < view.most()) {
        chosen.add(group);
        shown += group.rows().size();
      }
    }
    return new Shown(fitting.stream().filter(chosen::contains).toList(), all - shown);
  }

  private static int count(List<RowGroup> groups) {
    return groups.stream().mapToInt(group -> group.rows().size()).sum();
  }
}
