package io.github.jmhruntime.profile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts the project's own definitions and the user's together, and reads them. */
final class CatalogReader {

  private final Map<String, Definition> definitions = new LinkedHashMap<>();
  private final List<String> notices = new ArrayList<>();

  private CatalogReader() {}

  static Catalog read(ClassLoader loader, @Nullable Path userFolder) {
    return both(loader, userFolder).catalog();
  }

  /** The project's own definitions and the user's, where a user's replaces one of the project's. */
  static List<Definition> definitions(ClassLoader loader, @Nullable Path userFolder) {
    return List.copyOf(both(loader, userFolder).definitions.values());
  }

  private static CatalogReader both(ClassLoader loader, @Nullable Path userFolder) {
    CatalogReader reader = new CatalogReader();
    ProfileFolder.definitions(BuiltInFiles.read(loader), path -> "profiles/" + path)
        .forEach(own -> reader.definitions.put(own.key(), own));
    if (userFolder != null) {
      ProfileFolder.definitions(
              UserFiles.read(userFolder), path -> userFolder.resolve(path).toString())
          .forEach(reader::addUsers);
    }
    return reader;
  }

  private void addUsers(Definition users) {
    Definition own = definitions.put(users.key(), users);
    if (own != null) {
      notices.add("%s replaces the project's own %s".formatted(users.file(), own.file()));
    }
  }

  private Catalog catalog() {
    Map<String, Limits> limits =
        kind("limits", file -> LimitsReader.read(file.section(Shape.LIMITS)));
    Map<String, RuntimeProfile> runtimes =
        kind("runtimes", file -> RuntimeProfileReader.read(file.section(Shape.RUNTIME)));
    Map<String, Image> images =
        kind(
            "images",
            file ->
                ImageReader.read(
                    file.section(Shape.IMAGE), file.companions(), List.copyOf(runtimes.keySet())));
    return new Catalog(
        runtimes,
        limits,
        images,
        kind(
            "suites",
            file ->
                SuiteReader.read(
                    file.section(Shape.SUITE),
                    List.copyOf(runtimes.keySet()),
                    List.copyOf(images.keySet()),
                    servers(images),
                    List.copyOf(limits.keySet()))),
        kind("probes", file -> ProbeReader.read(file.section(Shape.PROBE))),
        List.copyOf(notices));
  }

  private static List<String> servers(Map<String, Image> images) {
    return images.values().stream()
        .filter(image -> image.ready().http() != null)
        .map(Image::name)
        .toList();
  }

  private <T> Map<String, T> kind(String kind, Function<Definition, T> reader) {
    Map<String, T> read = new LinkedHashMap<>();
    definitions.values().stream()
        .filter(definition -> definition.kind().equals(kind))
        .forEach(definition -> read.put(definition.name(), reader.apply(definition)));
    return Collections.unmodifiableMap(read);
  }
}
