package io.github.jmhruntime.profile;

import java.util.List;
import java.util.Map;

/**
 * Every profile that is known: the project's own and the user's, by name.
 *
 * @param runtimes by name, in the order of the project's list, the user's own last
 * @param limits by name
 * @param images by name
 * @param suites by name
 */
public record Catalog(
    Map<String, RuntimeProfile> runtimes,
    Map<String, Limits> limits,
    Map<String, Image> images,
    Map<String, Suite> suites) {

  /**
   * The runtime of that name.
   *
   * @throws ProfileException naming {@code option}, the value and the names that exist, the nearest
   *     first
   */
  public RuntimeProfile runtime(String option, String name) {
    return find("runtime", option, name, runtimes);
  }

  /** The limits of that name, see {@link #runtime}. */
  public Limits limits(String option, String name) {
    return find("limits", option, name, limits);
  }

  /** The image of that name, see {@link #runtime}. */
  public Image image(String option, String name) {
    return find("image", option, name, images);
  }

  /** The suite of that name, see {@link #runtime}. */
  public Suite suite(String option, String name) {
    return find("suite", option, name, suites);
  }

  private static <T> T find(String kind, String option, String name, Map<String, T> known) {
    T found = known.get(name);
    if (found == null) {
      throw new ProfileException(
          "%s: there is no %s '%s'; known are %s"
              .formatted(option, kind, name, String.join(", ", List.copyOf(known.keySet()))));
    }
    return found;
  }
}
