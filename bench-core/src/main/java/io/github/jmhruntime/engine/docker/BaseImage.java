package io.github.jmhruntime.engine.docker;

import io.github.jmhruntime.engine.DistributionBase;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.host.FileTree;
import io.github.jmhruntime.host.Programs;
import io.github.jmhruntime.host.ThisUser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The image that the project's Dockerfiles build on: a minimal system of the machine's own
 * distribution, bootstrapped from the package sources that the machine itself uses.
 */
final class BaseImage {

  private static final Duration BOOTSTRAP_LIMIT = Duration.ofMinutes(10);
  private static final Duration QUERY_LIMIT = Duration.ofSeconds(30);

  /**
   * As in Debian's images on Docker Hub: packages do not start their daemons while an image is
   * built, and dpkg does not wait for the disk after each file.
   */
  private static final List<String> HOOKS =
      List.of(
          "--customize-hook=printf '#!/bin/sh\\nexit 101\\n' > \"$1\"/usr/sbin/policy-rc.d",
          "--customize-hook=chmod 755 \"$1\"/usr/sbin/policy-rc.d",
          "--customize-hook=echo force-unsafe-io > \"$1\"/etc/dpkg/dpkg.cfg.d/unsafe-io");

  private static final String INDEX_FORMAT =
      "$(CREATED_BY)|$(REPO_URI)|$(CODENAME)|$(COMPONENT)|$(TRUSTED)";

  private final DockerConnection connection;
  private final Path temporary;

  BaseImage(DockerConnection connection, Path temporary) {
    this.connection = connection;
    this.temporary = temporary;
  }

  /** Makes the base image available under {@link DistributionBase#reference}. */
  void provide(EventHandler events) {
    if (Presence.of(connection, DistributionBase.reference()).isPresent()) {
      return;
    }
    if (!Programs.exist("mmdebstrap")) {
      throw new EngineException(
          "mmdebstrap, which bootstraps %s, is not on the PATH; apt-get install mmdebstrap"
              .formatted(DistributionBase.reference()));
    }
    String codename = DistributionBase.codename();
    List<String> sources = sources(codename, indexTargets());
    if (sources.isEmpty()) {
      throw new EngineException(
          "apt has no package source for '%s', so that %s cannot be bootstrapped; apt-get update"
              .formatted(codename, DistributionBase.reference()));
    }
    events.handle(new Event.Step("bootstrapping the base image " + DistributionBase.reference()));
    bootstrap(codename, sources);
  }

  private void bootstrap(String codename, List<String> sources) {
    Path folder = null;
    try {
      folder = Files.createTempDirectory(temporary, "base-");
      Path tar = folder.resolve("base.tar");
      List<String> command = new ArrayList<>();
      command.addAll(List.of("setsid", "mmdebstrap", "--quiet", "--variant=minbase"));
      command.addAll(HOOKS);
      command.add(codename);
      command.add(tar.toString());
      command.addAll(sources);
      ExternalCommand.run(BOOTSTRAP_LIMIT, program(command, folder));
      try (InputStream content = Files.newInputStream(tar)) {
        new ImageTransfer(connection).load(content, DistributionBase.REPOSITORY, codename);
      }
    } catch (IOException e) {
      throw new EngineException("the base image cannot be written: " + e.getMessage(), e);
    } finally {
      delete(folder);
    }
  }

  /**
   * Has it build the system in the same folder, which it leaves behind where it is killed. Where it
   * runs as another user than root, it maps users that cannot get there. It has a session of its
   * own, since it sends SIGHUP to all of its process group where it fails to write the tar.
   */
  private static ProcessBuilder program(List<String> command, Path folder) {
    ProcessBuilder program = ExternalCommand.prepare(command.toArray(String[]::new));
    if (ThisUser.isRoot()) {
      program.environment().put("TMPDIR", folder.toString());
    }
    return program;
  }

  private static String indexTargets() {
    return ExternalCommand.run(QUERY_LIMIT, "apt-get", "indextargets", "--format", INDEX_FORMAT);
  }

  /**
   * Lines for a sources.list, from apt's list of the indexes that it uses.
   *
   * @param codename the release, of which the updates and security releases are taken too
   * @param indexTargets apt's answer in {@link #INDEX_FORMAT}
   */
  static List<String> sources(String codename, String indexTargets) {
    Map<String, Set<String>> components = new LinkedHashMap<>();
    Set<String> releases = Set.of(codename, codename + "-updates", codename + "-security");
    for (String line : indexTargets.lines().toList()) {
      String[] target = line.split("\\|", -1);
      if (target.length == 5 && target[0].equals("Packages") && releases.contains(target[2])) {
        String option = target[4].equals("yes") ? "[trusted=yes] " : "";
        components
            .computeIfAbsent(
                "deb " + option + target[1] + " " + target[2], key -> new LinkedHashSet<>())
            .add(target[3]);
      }
    }
    return components.entrySet().stream()
        .map(source -> source.getKey() + " " + String.join(" ", source.getValue()))
        .toList();
  }

  private static void delete(@Nullable Path folder) {
    try {
      if (folder != null) {
        FileTree.delete(folder);
      }
    } catch (IOException ignored) {
      // It goes with the folder around it.
    }
  }
}
