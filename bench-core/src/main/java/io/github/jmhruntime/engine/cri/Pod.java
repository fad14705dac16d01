package io.github.jmhruntime.engine.cri;

import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.host.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What this project makes for a pod itself, as a kubelet does. Its annotations tell other processes
 * of it.
 *
 * @param folder on a disk of this machine: the engine writes the output of its container there, and
 *     what a kubelet calls an emptyDir lies there
 * @param group the control group around it, or null where nothing is limited
 */
record Pod(Path folder, @Nullable String group) {

  /** Where its container's output is, below the folder. */
  static final String LOG = "output.log";

  private static final String FOLDER = "io.github.jmhruntime.folder";
  private static final String GROUP = "io.github.jmhruntime.cgroup";
  private static final SecureRandom UNIQUE = new SecureRandom();
  private static final Path BASE = Path.of("/var/tmp");
  private static final String PREFIX = "pod-";
  private static final Pattern NAME = Pattern.compile(PREFIX + "([0-9a-f]{16})\\..+");

  /**
   * Makes it.
   *
   * @param grouped whether the engine puts pods into control groups by their paths
   */
  static Pod make(ContainerSpec spec, boolean grouped) {
    try {
      String purpose = PREFIX + HexFormat.of().toHexDigits(UNIQUE.nextLong());
      TemporaryFolder folder = TemporaryFolder.create(BASE, purpose);
      return new Pod(folder.path(), grouped ? PodGroup.make(spec).orElse(null) : null);
    } catch (IOException e) {
      throw new EngineException(
          "no folder for a pod's output can be made in %s: %s".formatted(BASE, e), e);
    }
  }

  /** Its name among the engine's pods. */
  String uid() {
    return uid(folder).orElseThrow();
  }

  /** A new folder in it, for a container that asks for an empty one. */
  Path emptyFolder(int number) {
    try {
      return Files.createDirectory(folder.resolve("empty-" + number));
    } catch (IOException e) {
      throw new EngineException("no folder can be made in %s: %s".formatted(folder, e), e);
    }
  }

  /** What its sandbox is annotated with. */
  Map<String, String> annotations() {
    Map<String, String> annotations = new LinkedHashMap<>();
    annotations.put(FOLDER, folder.toString());
    if (group != null) {
      annotations.put(GROUP, group);
    }
    return annotations;
  }

  /** Reads what a sandbox is annotated with; empty where it is none of this project's. */
  static Optional<Pod> of(Map<String, String> annotations) {
    Path folder = Path.of(annotations.getOrDefault(FOLDER, "")).normalize();
    return folder.startsWith(BASE) && uid(folder).isPresent()
        ? Optional.of(new Pod(folder, annotations.get(GROUP)))
        : Optional.empty();
  }

  private static Optional<String> uid(Path folder) {
    Matcher name = NAME.matcher(folder.getFileName().toString());
    return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
  }

  /** Deletes it, where it is there; the pod itself is gone. */
  void delete() {
    try {
      Optional<TemporaryFolder> ours = TemporaryFolder.around(folder);
      if (ours.isPresent()) {
        ours.get().delete();
      }
    } catch (IOException e) {
      throw new EngineException(
          "the pod's folder %s cannot be deleted: %s".formatted(folder, e), e);
    }
    if (group != null) {
      PodGroup.remove(group);
    }
  }
}
