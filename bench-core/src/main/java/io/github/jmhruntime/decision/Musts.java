package io.github.jmhruntime.decision;

import io.github.jmhruntime.decision.Must.Exclusion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who is out before anything is weighed. */
final class Musts {

  private Musts() {}

  /** The first must that each candidate does not meet. */
  static List<Exclusion> exclusions(Decision decision) {
    List<Exclusion> exclusions = new ArrayList<>();
    for (String candidate : decision.candidates()) {
      decision.musts().stream()
          .flatMap(must -> exclusion(must, candidate, decision).stream())
          .findFirst()
          .ifPresent(exclusions::add);
    }
    return List.copyOf(exclusions);
  }

  /** What is not known is not met: a must asks for what has been shown. */
  private static Optional<Exclusion> exclusion(Must must, String candidate, Decision decision) {
    Input input = Input.of(must.criterion(), candidate, decision.candidates(), decision.means());
    Absence absence = input.absence();
    String reason =
        absence != null
            ? "must be %s, and there is no value (%s)".formatted(must.wanted(), absence.text())
            : "is %s and must be %s".formatted(Texts.number(input.value()), must.wanted());
    return absence == null && must.admits(input.value())
        ? Optional.empty()
        : Optional.of(new Exclusion(candidate, must.criterion().name(), reason));
  }

  /** The decision among those who are left. */
  static Decision admitted(Decision decision, List<Exclusion> excluded) {
    Decision rest = decision.without(excluded.stream().map(Exclusion::candidate).toList());
    if (rest.candidates().isEmpty()) {
      Exclusion first = excluded.get(0);
      throw new DecisionException(
          "no candidate meets every must, such as %s: '%s' %s; take a must away, or measure what it asks for"
              .formatted(first.candidate(), first.must(), first.reason()));
    }
    return rest;
  }
}
