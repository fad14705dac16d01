package io.github.jmhruntime.maven;

import io.github.jmhruntime.command.CommandException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.maven.artifact.versioning.ComparableVersion;

/** The version of JMH on a class path, which the driver has to share with its forks. */
final class JmhVersion {

  /** The oldest version that the driver works with. */
  static final String OLDEST = "1.37";

  private JmhVersion() {}

  /**
   * Refuses a class path without JMH, or with one that is too old.
   *
   * @throws CommandException naming the version and the remedy
   */
  static void require(List<Path> classPath) {
    String version = on(classPath);
    if (version.isEmpty()) {
      throw new CommandException(
          "there is no JMH on the class path of the benchmarks; add the dependency org.openjdk.jmh:jmh-core:"
              + OLDEST);
    }
    if (new ComparableVersion(version).compareTo(new ComparableVersion(OLDEST)) < 0) {
      throw new CommandException(
          "the benchmarks use JMH %s, and jmh-runtime needs %s or newer: raise the version of jmh-core and jmh-generator-annprocess, and compile again"
              .formatted(version, OLDEST));
    }
  }

  /** The version as JMH itself tells it, or empty where there is no JMH. */
  private static String on(List<Path> classPath) {
    URL[] urls = classPath.stream().map(JmhVersion::url).toArray(URL[]::new);
    try (URLClassLoader loader = new URLClassLoader(urls, null);
        InputStream in = loader.getResourceAsStream("jmh.properties")) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("jmh.version", "");
    } catch (IOException e) {
      throw new UncheckedIOException("the class path of the benchmarks cannot be read", e);
    }
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("a path that is no URL: " + path, e);
    }
  }
}
