package io.github.jmhruntime.profile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a pairwise comparison of criteria says one thing only. */
final class PairwiseCheck {

  private final Map<String, List<Name>> outranked = new LinkedHashMap<>();

  private PairwiseCheck() {}

  /**
   * Refuses what contradicts itself.
   *
   * @param names the criteria of a group
   * @param outranked what each of them outranks, in the same order
   * @throws ProfileException naming the line of one of the statements that do not go together
   */
  static void check(List<String> names, List<List<Name>> outranked) {
    PairwiseCheck check = new PairwiseCheck();
    for (int i = 0; i < names.size(); i++) {
      check.outranked.put(names.get(i), outranked.get(i));
    }
    check.outranked.forEach((name, others) -> others.forEach(other -> check.known(name, other)));
    check.outranked.forEach((name, others) -> others.forEach(other -> check.oneWay(name, other)));
    Set<String> done = new HashSet<>();
    names.forEach(name -> check.noCircle(name, new ArrayList<>(), done));
    check.outranked.forEach((name, others) -> others.forEach(other -> check.chain(name, other)));
  }

  private void known(String name, Name other) {
    if (other.text().equals(name)) {
      throw other.at().problem("'%s' outranks itself; take it out of its own list", name);
    }
    if (!outranked.containsKey(other.text())) {
      throw other
          .at()
          .problem(
              "'%s' outranks '%s', which is no criterion of this group%s; there are %s",
              name,
              other.text(),
              Nearest.to(other.text(), outranked.keySet())
                  .map(", did you mean '%s'?"::formatted)
                  .orElse(""),
              String.join(", ", outranked.keySet()));
    }
  }

  private void oneWay(String name, Name other) {
    Name back = statement(other.text(), name);
    if (back != null) {
      throw other
          .at()
          .problem(
              "'%s' outranks '%s', and in line %d '%s' outranks '%s'; take one of them away",
              name, other.text(), back.at().line(), other.text(), name);
    }
  }

  private void noCircle(String name, List<String> path, Set<String> done) {
    if (!done.add(name)) {
      return;
    }
    path.add(name);
    for (Name next : outranked.getOrDefault(name, List.of())) {
      int start = path.indexOf(next.text());
      if (start >= 0) {
        throw next.at()
            .problem(
                "the comparison goes in a circle: '%s' outranks '%s'; take one of these away",
                String.join("' outranks '", path.subList(start, path.size())), next.text());
      }
      noCircle(next.text(), path, done);
    }
    path.remove(path.size() - 1);
  }

  /** Who outranks another one outranks what that one outranks. */
  private void chain(String name, Name other) {
    for (Name further : outranked.getOrDefault(other.text(), List.of())) {
      if (statement(name, further.text()) == null) {
        throw other
            .at()
            .problem(
                "'%s' outranks '%s', which outranks '%s' (line %d), but '%s' does not outrank '%s'; add that, or take one away",
                name, other.text(), further.text(), further.at().line(), name, further.text());
      }
    }
  }

  private @Nullable Name statement(String name, String other) {
    return outranked.getOrDefault(name, List.of()).stream()
        .filter(each -> each.text().equals(other))
        .findFirst()
        .orElse(null);
  }
}
