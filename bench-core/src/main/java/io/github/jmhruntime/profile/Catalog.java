package io.github.jmhruntime.profile;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every profile that is known: the project's own and the user's, by name.
 *
 * @param runtimes by name: the project's own in alphabetical order, then the user's
 * @param limits by name, in the same order
 * @param images by name, in the same order
 * @param suites by name, in the same order
 * @param probes what each probe means, by name, in the same order
 * @param notices what the user should know, one line each, such as which file replaces which
 */
public record Catalog(
    Map<String, RuntimeProfile> runtimes,
    Map<String, Limits> limits,
    Map<String, Image> images,
    Map<String, Suite> suites,
    Map<String, ProbeProfile> probes,
    List<String> notices) {

  /**
   * Loads the project's own profiles and those in a user's folder, which has the sub-folders {@code
   * runtimes}, {@code limits}, {@code images}, {@code suites} and {@code probes}. A user's file
   * replaces the project's own of the same name.
   *
   * @param userFolder the folder, or null for none
   * @throws ProfileException if a file cannot be used, naming the file, the line and the column
   */
  public static Catalog load(@Nullable Path userFolder) {
    return CatalogReader.read(Catalog.class.getClassLoader(), userFolder);
  }

  /**
   * The runtime of that name.
   *
   * @param option what the user wrote the name under, such as {@code -Druntime}
   * @throws ProfileException naming {@code option}, the value and the names that exist, the nearest
   *     first
   */
  public RuntimeProfile runtime(String option, String name) {
    RuntimeProfile found = runtimes.get(name);
    if (found != null) {
      return found;
    }
    Optional<RuntimeProfile> meant =
        runtimes.values().stream()
            .filter(profile -> profile.engineNames().contains(name))
            .findFirst();
    if (meant.isPresent()) {
      throw new ProfileException(
          "%s: '%s' is a name that engines use; write '%s' for that runtime"
              .formatted(option, name, meant.get().name()));
    }
    throw unknown("runtime", option, name, runtimes, "runtimes/NAME.yaml");
  }

  /** The limits of that name, see {@link #runtime}. */
  public Limits limits(String option, String name) {
    return find("limits", option, name, limits, "limits/NAME.yaml");
  }

  /** The image of that name, see {@link #runtime}. */
  public Image image(String option, String name) {
    return find("image", option, name, images, "images/NAME/image.yaml");
  }

  /** The image of that name, or any other one by a reference such as {@code name:tag}. */
  public Image imageOrReference(String option, String name) {
    if (images.containsKey(name) || !name.matches(".*[:/@].*")) {
      return image(option, name);
    }
    return new Image(
        name, name, name, Map.of(), Map.of(), List.of(), "SIGTERM", new Image.Readiness(".", null));
  }

  /** The suite of that name, see {@link #runtime}. */
  public Suite suite(String option, String name) {
    return find("suite", option, name, suites, "suites/NAME.yaml");
  }

  private static <T> T find(
      String kind, String option, String name, Map<String, T> known, String file) {
    T found = known.get(name);
    if (found == null) {
      throw unknown(kind, option, name, known, file);
    }
    return found;
  }

  private static ProfileException unknown(
      String kind, String option, String name, Map<String, ?> known, String file) {
    return new ProfileException(
        "%s: there is no %s '%s'%s; known are %s; -Dprofiles=DIR with a file DIR/%s adds one"
            .formatted(
                option,
                kind,
                name,
                Nearest.to(name, known.keySet()).map(", did you mean '%s'?"::formatted).orElse(""),
                String.join(", ", Nearest.sorted(name, known.keySet())),
                file));
  }
}
