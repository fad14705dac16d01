package io.github.jmhruntime.profile;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** The files of the {@code profiles} module, wherever the class loader has them: jar or folder. */
final class BuiltInFiles {

  private static final String ROOT = "io/github/jmhruntime/profiles/";

  /** A file that is always there, by which the others are found. */
  private static final String LANDMARK = "runtimes/runc.yaml";

  private BuiltInFiles() {}

  /**
   * All files, by path from the profile folder.
   *
   * @throws ProfileException if the class loader has none
   */
  static SortedMap<String, String> read(ClassLoader loader) {
    URL landmark = loader.getResource(ROOT + LANDMARK);
    if (landmark == null) {
      throw new ProfileException(
          "the project's own profiles are not on the class path; add the artifact"
              + " io.github.jmhruntime:jmh-runtime-profiles");
    }
    try {
      return landmark.openConnection() instanceof JarURLConnection jar
          ? fromJar(jar)
          : UserFiles.under(Path.of(landmark.toURI()).resolve("../..").normalize());
    } catch (IOException | URISyntaxException e) {
      throw new ProfileException(
          "the project's own profiles at %s cannot be read: %s; build or fetch the artifact"
                  .formatted(landmark, e)
              + " io.github.jmhruntime:jmh-runtime-profiles again");
    }
  }

  private static SortedMap<String, String> fromJar(JarURLConnection connection) throws IOException {
    // A cached jar would stay open, and could be closed under somebody else's hands.
    connection.setUseCaches(false);
    SortedMap<String, String> files = new TreeMap<>();
    try (JarFile jar = connection.getJarFile()) {
      for (JarEntry entry : jar.stream().toList()) {
        if (!entry.isDirectory() && entry.getName().startsWith(ROOT)) {
          try (InputStream content = jar.getInputStream(entry)) {
            files.put(
                entry.getName().substring(ROOT.length()),
                new String(content.readAllBytes(), StandardCharsets.UTF_8));
          }
        }
      }
    }
    return files;
  }
}
