package io.github.jmhruntime.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is usable on this machine.
 *
 * @param findings one for each runtime
 */
public record DoctorReport(List<Finding> findings) {

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
