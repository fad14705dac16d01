package io.github.jmhruntime.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is usable on this machine.
 *
 * @param conditions what the engine needs and has for runs; empty where that is obvious
 * @param findings one for each runtime
 */
public record DoctorReport(List<Condition> conditions, List<Finding> findings) {

  /**
   * What the engine needs for runs, or has.
   *
   * @param subject what it is about
   * @param met whether it is as runs need it
   * @param finding what was found
   * @param remedy what would mend it, or null where nothing has to
   */
  public record Condition(String subject, boolean met, String finding, @Nullable String remedy) {}

  /**
   * What is the matter with a runtime.
   *
   * @param runtime the profile's name
   * @param usable whether it can be measured here
   * @param finding what was found
   * @param remedy what would mend it, or null where nothing has to or can be mended
   */
  public record Finding(String runtime, boolean usable, String finding, @Nullable String remedy) {}
}
