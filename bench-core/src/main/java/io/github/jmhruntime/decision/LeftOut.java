package io.github.jmhruntime.decision;

import java.util.Objects;

/**
 * A criterion that does not count, as no candidate has a value.
 *
 * @param criterion its name
 * @param absence why there is none
 */
public record LeftOut(String criterion, Absence absence) {

  static LeftOut of(Criterion criterion, Decision decision) {
    String any = decision.candidates().get(0);
    Input none = Input.of(criterion, any, decision.candidates(), decision.means());
    return new LeftOut(criterion.name(), Objects.requireNonNull(none.absence()));
  }
}
