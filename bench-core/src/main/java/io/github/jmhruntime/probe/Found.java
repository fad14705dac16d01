package io.github.jmhruntime.probe;

import io.github.jmhruntime.profile.Finding;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a probe has found under one runtime.
 *
 * @param finding the answer
 * @param evidence what was seen, in one sentence without a full stop
 * @param facts figures and texts behind it, by name, as files show them
 */
public record Found(Finding finding, String evidence, Map<String, String> facts) {

  public Found {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /** One without facts. */
  public static Found of(Finding finding, String evidence) {
    return new Found(finding, evidence, Map.of());
  }

  /** It was not tried. */
  public static Found notRun(String reason) {
    return of(Finding.NOT_RUN, reason);
  }

  /** The same with facts. */
  public Found with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(facts);
    all.putAll(more);
    return new Found(finding, evidence, all);
  }
}
