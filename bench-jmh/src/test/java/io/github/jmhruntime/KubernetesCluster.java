package io.github.jmhruntime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.command.ImageCommand;
import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.EngineSession;
import io.github.jmhruntime.engine.Engines;
import io.github.jmhruntime.engine.ImageStore;
import io.github.jmhruntime.engine.ProvidedImage;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.profile.Catalog;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The cluster that KUBECONFIG names, whose node gets its images from here. */
final class KubernetesCluster {

  private static final String SCRIPT = "../scripts/kubernetes-cluster";
  private static final String DRIVER_IMAGE = "jmh-runtime:it";
  private static final List<String> IMAGES = List.of("busybox", "nginx", "redis");
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private KubernetesCluster() {}

  /** Gives the node what runs need: the images of the catalog, and that of drivers. */
  static void prepare(Path folder, EventHandler events) throws IOException, InterruptedException {
    List<String> files = new ArrayList<>();
    Catalog catalog = Catalog.load(null);
    EngineChoice choice = EngineChoice.of("-Dengine", "private", LIMIT);
    try (EngineSession builder =
        Engines.installed().open(choice, catalog.runtimes().values(), events)) {
      ImageStore store = builder.engine().images();
      for (String name : IMAGES) {
        ProvidedImage image = store.provide(catalog.image("images", name), events);
        Path file = folder.resolve(name + ".tar");
        try (OutputStream out = Files.newOutputStream(file)) {
          store.save(image.reference(), out);
        }
        files.add(file.toString());
      }
    }
    Path driver = folder.resolve("driver.tar");
    var unused =
        ImageCommand.run(
            new ImageCommand.Request("private", null, "jre", DRIVER_IMAGE, driver, classPath()),
            events);
    files.add(driver.toString());
    String said = script("load", files.toArray(String[]::new));
    assertThat(said).doesNotContain("rror");
  }

  private static List<Path> classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(Path::of)
        .filter(Files::exists)
        .toList();
  }

  /** What {@code -Dengine} takes for drivers in the cluster. */
  static String engine() {
    return EngineChoice.onCluster("kubernetes", null, DRIVER_IMAGE);
  }

  /** What of runs is in the cluster. */
  static List<String> left() throws IOException, InterruptedException {
    return kubectl("get", "pods,jobs,configmaps", "-l", "io.github.jmhruntime.run", "-o", "name")
        .lines()
        .toList();
  }

  /** Asks or tells the cluster something. */
  static String kubectl(String... words) throws IOException, InterruptedException {
    return script("kubectl", words);
  }

  /** Tells the cluster of an object, in YAML or JSON. */
  static void apply(Path folder, String manifest) throws IOException, InterruptedException {
    Path file = Files.writeString(Files.createTempFile(folder, "manifest", ".yaml"), manifest);
    assertThat(kubectl("apply", "-f", file.toString())).isNotEmpty();
  }

  private static String script(String command, String... words)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(SCRIPT, command));
    all.addAll(List.of(words));
    Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes()).strip();
    assertThat(process.waitFor()).as(all + ": " + said).isZero();
    return said.equals("No resources found in default namespace.") ? "" : said;
  }
}
