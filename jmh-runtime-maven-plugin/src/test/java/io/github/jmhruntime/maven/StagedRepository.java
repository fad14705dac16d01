package io.github.jmhruntime.maven;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A local repository of Maven in which this build's own artifacts are installed, as {@code mvn
 * install} would have done, without touching the user's. Everything else is taken from the user's
 * repository, which stands behind it like a remote one, and then from where Maven always looks.
 *
 * @param folder the repository
 * @param settings the settings of a Maven that uses it
 */
record StagedRepository(Path folder, Path settings) {

  private static final String SETTINGS =
      """
      <settings>
        <profiles>
          <profile>
            <id>build</id>
            <repositories>
              <repository><id>build</id><url>%1$s</url>%2$s</repository>
            </repositories>
            <pluginRepositories>
              <pluginRepository><id>build</id><url>%1$s</url>%2$s</pluginRepository>
            </pluginRepositories>
          </profile>
        </profiles>
        <activeProfiles>
          <activeProfile>build</activeProfile>
        </activeProfiles>
      </settings>
      """;

  /** A local repository has none. */
  private static final String NO_CHECKSUMS =
      "<releases><checksumPolicy>ignore</checksumPolicy></releases>"
          + "<snapshots><enabled>false</enabled></snapshots>";

  /** Stages what the modules of this build have packaged. */
  static StagedRepository of(Path module) throws IOException {
    Path root = requireNonNull(module.getParent());
    Path target = module.resolve("target/staged");
    StagedRepository staged =
        new StagedRepository(target.resolve("repository"), target.resolve("settings.xml"));
    staged.copy(root, "jmh-runtime", "pom.xml", ".pom");
    for (String name : new String[] {"profiles", "bench-core", "bench-jmh"}) {
      String artifact = name.equals("profiles") ? "jmh-runtime-profiles" : name;
      staged.copy(root.resolve(name), artifact, "pom.xml", ".pom");
      staged.copy(root.resolve(name), artifact, "target/" + artifact + version() + ".jar", ".jar");
    }
    staged.copy(
        root.resolve("bench-jmh"),
        "bench-jmh",
        "target/bench-jmh" + version() + "-container.jar",
        "-container.jar");
    String plugin = "jmh-runtime-maven-plugin";
    staged.copy(module, plugin, "pom.xml", ".pom");
    staged.copy(module, plugin, "target/" + plugin + version() + ".jar", ".jar");
    String users =
        Path.of(requireNonNull(System.getProperty("users.repository"))).toUri().toString();
    Files.writeString(staged.settings(), SETTINGS.formatted(users, NO_CHECKSUMS));
    return staged;
  }

  private void copy(Path module, String artifact, String file, String ending) throws IOException {
    Path to =
        folder
            .resolve("io/github/jmhruntime")
            .resolve(artifact)
            .resolve(version().substring(1))
            .resolve(artifact + version() + ending);
    Files.createDirectories(requireNonNull(to.getParent()));
    Files.copy(module.resolve(file), to, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String version() {
    return "-" + requireNonNull(System.getProperty("project.version"));
  }
}
