package io.github.jmhruntime.container.launch;

import static java.util.Objects.requireNonNull;

import io.github.jmhruntime.engine.ContainerSpec.Mount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * What of the host a fork sees: what its command names, under the same paths, and no more but the
 * other libraries of a group of which several are named.
 */
final class ForkMounts {

  private final Map<String, Mount> byTarget = new LinkedHashMap<>();

  /** The class path, with the jars that its jars name in their manifests. */
  ForkMounts classPath(List<Path> entries) {
    Set<Path> all = new LinkedHashSet<>();
    entries.forEach(entry -> collect(entry, all));
    all.forEach(this::readOnly);
    groups(all).forEach(this::readOnly);
    return this;
  }

  /**
   * The folders of a Maven repository in which several of these libraries lie, {@code
   * group/artifact/version/artifact-version.jar}: a pod under gVisor has room for some 120 mounts.
   */
  private static Set<Path> groups(Set<Path> libraries) {
    Set<Path> once = new HashSet<>();
    Set<Path> several = new LinkedHashSet<>();
    for (Path library : libraries) {
      int names = library.getNameCount();
      if (names > 3 && library.getFileName().toString().startsWith(inRepository(library))) {
        Path group = requireNonNull(library.getRoot()).resolve(library.subpath(0, names - 3));
        if (!once.add(group)) {
          several.add(group);
        }
      }
    }
    return several;
  }

  private static String inRepository(Path library) {
    int names = library.getNameCount();
    return library.getName(names - 3) + "-" + library.getName(names - 2);
  }

  private static void collect(Path entry, Set<Path> all) {
    if (!Files.exists(entry) || !all.add(entry) || Files.isDirectory(entry)) {
      return;
    }
    try (JarFile jar = new JarFile(entry.toFile())) {
      Manifest manifest = jar.getManifest();
      String named = manifest == null ? null : manifest.getMainAttributes().getValue("Class-Path");
      if (named != null) {
        for (String one : named.strip().split("\\s+", -1)) {
          URI uri = entry.toUri().resolve(one);
          if ("file".equals(uri.getScheme())) {
            collect(Path.of(uri).normalize(), all);
          }
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      // Not a jar, or one with odd names in its manifest: the JVM ignores that, too.
    }
  }

  /**
   * Files that arguments of the JVM name, such as {@code -javaagent:/path.jar=options} or JMH's own
   * {@code -XX:CompileCommandFile=/path}.
   */
  ForkMounts filesIn(List<String> arguments) {
    for (String argument : arguments) {
      int begin = argument.indexOf('/');
      if (begin >= 0) {
        String path = argument.substring(begin);
        int options = path.indexOf('=');
        Stream.of(path, options < 0 ? path : path.substring(0, options))
            .map(Path::of)
            .filter(Files::isRegularFile)
            .forEach(this::readOnly);
      }
    }
    return this;
  }

  /**
   * A JDK with all that its symbolic links point to outside of it, such as the configuration that
   * Debian keeps in {@code /etc}.
   */
  ForkMounts jdk(Path home) {
    readOnly(home);
    try (Stream<Path> files = Files.walk(home)) {
      for (Path link : files.filter(Files::isSymbolicLink).toList()) {
        Path target = link.resolveSibling(Files.readSymbolicLink(link)).normalize();
        if (!target.startsWith(home) && Files.isRegularFile(target)) {
          readOnly(target);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the JDK in " + home + " cannot be read", e);
    }
    return this;
  }

  ForkMounts readOnly(Path path) {
    return add(new Mount(path.toString(), path.toString(), true));
  }

  ForkMounts writable(Path source, Path target) {
    return add(new Mount(source.toString(), target.toString(), false));
  }

  ForkMounts add(Mount mount) {
    byTarget.put(mount.target(), mount);
    return this;
  }

  /** The mounts, without those that lie in a folder that is mounted under its own path anyway. */
  List<Mount> list() {
    List<Mount> mounts = new ArrayList<>();
    for (Mount mount : byTarget.values()) {
      boolean seenAnyway =
          mount.target().equals(mount.source())
              && mount.readOnly()
              && byTarget.values().stream()
                  .anyMatch(
                      other ->
                          other != mount
                              && other.target().equals(other.source())
                              && Path.of(mount.target()).startsWith(other.target()));
      if (!seenAnyway) {
        mounts.add(mount);
      }
    }
    return List.copyOf(mounts);
  }
}
