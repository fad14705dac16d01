package io.github.jmhruntime.engine;

import org.jspecify.annotations.Nullable;

/**
 * Something that an engine needs, or has, for runs.
 *
 * @param subject what it is about, such as {@code RuntimeClass gvisor}, {@code rights}
 * @param met whether it is as runs need it
 * @param finding what was found
 * @param remedy what would mend it, or null where nothing has to
 */
public record Condition(String subject, boolean met, String finding, @Nullable String remedy) {

  /** One that is met. */
  public static Condition met(String subject, String finding) {
    return new Condition(subject, true, finding, null);
  }

  /** One that is not. */
  public static Condition unmet(String subject, String finding, String remedy) {
    return new Condition(subject, false, finding, remedy);
  }
}
