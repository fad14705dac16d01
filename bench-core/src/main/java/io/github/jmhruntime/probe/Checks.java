package io.github.jmhruntime.probe;

import io.github.jmhruntime.profile.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What of a feature was seen to work, and what was not. */
final class Checks {

  private final List<String> right = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();
  private final Map<String, String> facts = new LinkedHashMap<>();
  private boolean useless;
  private @Nullable String untried;

  private Checks() {}

  static Checks none() {
    return new Checks();
  }

  /** It was not tried, for a reason. */
  static Checks untried(String reason) {
    Checks checks = new Checks();
    checks.untried = reason;
    return checks;
  }

  /** What the feature is for: without it nothing else counts. */
  Checks essential(boolean works, String ifSo, String ifNot) {
    useless |= !works;
    return also(works, ifSo, ifNot);
  }

  /** What belongs to it, too. */
  Checks also(boolean works, String ifSo, String ifNot) {
    (works ? right : wrong).add(works ? ifSo : ifNot);
    return this;
  }

  /** A figure or text behind it. */
  Checks fact(String name, Object value) {
    facts.put(name, String.valueOf(value));
    return this;
  }

  /**
   * The finding: offered where all was seen to work.
   *
   * @param asProfileSays what the profile says of it, as an end of a sentence; told where something
   *     does not work
   */
  Found found(String asProfileSays) {
    if (untried != null) {
      return Found.notRun(untried).with(facts);
    }
    if (wrong.isEmpty()) {
      return new Found(Finding.OFFERED, String.join(", ", right), facts);
    }
    boolean none = useless || right.isEmpty();
    String seen =
        right.isEmpty()
            ? String.join(", ", wrong)
            : String.join(", ", right) + "; but " + String.join(", ", wrong);
    return new Found(none ? Finding.NOT_OFFERED : Finding.PARTLY, seen + asProfileSays, facts);
  }
}
