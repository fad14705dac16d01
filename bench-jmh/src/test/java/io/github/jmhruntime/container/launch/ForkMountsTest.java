package io.github.jmhruntime.container.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.engine.ContainerSpec.Mount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForkMountsTest {

  @TempDir Path folder;

  @Test
  void theClassPathIsSeenUnderTheSamePathsAndCannotBeWritten() throws IOException {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    Path library = Files.createFile(classes.resolve("nested.jar"));

    assertThat(mounts(classes, library, folder.resolve("missing")))
        .containsExactly(new Mount(classes.toString(), classes.toString(), true));
  }

  @Test
  void librariesOfOneGroupInAMavenRepositoryShareAMount() throws IOException {
    Path first = library("io/fabric8", "client", "8.0.0");
    Path second = library("io/fabric8", "model", "8.0.0");
    Path alone = library("org/jspecify", "jspecify", "1.0.0");

    assertThat(mounts(first, second, alone))
        .extracting(Mount::target)
        .containsExactly(alone.toString(), folder.resolve("io/fabric8").toString());
  }

  @Test
  void jarsThatLieInNoRepositoryAreMountedEachByItself() throws IOException {
    Path one =
        Files.createFile(Files.createDirectories(folder.resolve("a/b/c")).resolve("one.jar"));
    Path other =
        Files.createFile(Files.createDirectories(folder.resolve("a/b/d")).resolve("other.jar"));

    assertThat(mounts(one, other))
        .extracting(Mount::target)
        .containsExactly(one.toString(), other.toString());
  }

  private Path library(String group, String artifact, String version) throws IOException {
    Path place = folder.resolve(group).resolve(artifact).resolve(version);
    return Files.createFile(
        Files.createDirectories(place).resolve(artifact + "-" + version + ".jar"));
  }

  @Test
  void jarsThatAJarNamesInItsManifestAreSeenToo() throws IOException {
    Path library = Files.createFile(folder.resolve("library.jar"));
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, "library.jar missing.jar");
    Path jar = folder.resolve("benchmarks.jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();

    assertThat(mounts(jar))
        .extracting(Mount::target)
        .containsExactly(jar.toString(), library.toString());
  }

  @Test
  void filesThatArgumentsNameAreSeenButNoFolders() throws IOException {
    Path agent = Files.createFile(folder.resolve("agent.jar"));
    Path hints = Files.createFile(folder.resolve("hints"));

    assertThat(
            new ForkMounts()
                .filesIn(
                    List.of(
                        "-javaagent:" + agent + "=port=1",
                        "-XX:CompileCommandFile=" + hints,
                        "-Djava.io.tmpdir=" + folder,
                        "-Xmx1g"))
                .list())
        .extracting(Mount::target)
        .containsExactly(agent.toString(), hints.toString());
  }

  @Test
  void theConfigurationThatAJdkLinksToIsSeenToo() throws IOException {
    Path home = Files.createDirectory(folder.resolve("jdk"));
    Path config = Files.createFile(folder.resolve("java.security"));
    Files.createSymbolicLink(home.resolve("java.security"), Path.of("../java.security"));

    assertThat(new ForkMounts().jdk(home).list())
        .extracting(Mount::target)
        .containsExactly(home.toString(), config.toString());
  }

  private static List<Mount> mounts(Path... entries) {
    return new ForkMounts().classPath(List.of(entries)).list();
  }
}
