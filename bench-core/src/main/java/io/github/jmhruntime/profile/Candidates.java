package io.github.jmhruntime.profile;

import java.util.List;

/** The names under which candidates are known in a decision. */
final class Candidates {

  private Candidates() {}

  /** Refuses a name that is none of the candidates. */
  static void known(Mark at, String name, List<Name> candidates) {
    List<String> names = candidates.stream().map(Name::text).toList();
    if (!names.contains(name)) {
      throw at.problem(
          "'%s' is no candidate%s; they are %s",
          name,
          Nearest.to(name, names).map(", did you mean '%s'?"::formatted).orElse(""),
          String.join(", ", names));
    }
  }
}
