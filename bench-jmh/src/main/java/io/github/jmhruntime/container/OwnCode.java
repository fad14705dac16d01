package io.github.jmhruntime.container;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Where this project's own code lies on the host JVM's class path. */
final class OwnCode {

  /** The class path of keeper and launchers, where it is not that of the host JVM. */
  static final String CLASS_PATH = "jmhruntime.launcher.classpath";

  private OwnCode() {}

  /** The jar or the folder that this class comes from. */
  static Path location() {
    try {
      return Path.of(OwnCode.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the own code has no place", e);
    }
  }

  /** Whether a class, such as that of a benchmark, lies in the same jar or folder. */
  static boolean holds(String className) {
    String file = className.replace('.', '/') + ".class";
    URL found = OwnCode.class.getClassLoader().getResource(file);
    URL own = OwnCode.class.getResource("OwnCode.class");
    return found != null && own != null && root(found, file).equals(root(own, ownFile()));
  }

  private static String ownFile() {
    return OwnCode.class.getName().replace('.', '/') + ".class";
  }

  private static String root(URL url, String file) {
    String text = url.toString();
    return text.substring(0, text.length() - file.length());
  }

  /** The command that runs one of this project's own main classes in a JVM of its own. */
  static List<String> command(String main, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-cp",
                classPath(),
                main));
    command.addAll(arguments);
    return command;
  }

  /** The own code comes first, so that another version of a library behind it does no harm. */
  private static String classPath() {
    String set = System.getProperty(CLASS_PATH);
    if (set != null) {
      return set;
    }
    Set<String> entries = new LinkedHashSet<>();
    entries.add(location().toString());
    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> new File(entry).getAbsolutePath())
        .forEach(entries::add);
    return entries.stream().collect(Collectors.joining(File.pathSeparator));
  }

  /** The class file of a class of this project. */
  static byte[] bytes(Class<?> type) throws IOException {
    try (var in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
      if (in == null) {
        throw new IOException("the class file of " + type + " is missing");
      }
      return in.readAllBytes();
    }
  }
}
