package io.github.jmhruntime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jmhruntime.engine.EngineChoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A containerd of the tests' own, which keeps its images between them. */
final class ContainerdEngine implements AutoCloseable {

  private static final String SCHEME = "cri://";

  private final Path folder;
  private final String endpoint;

  private ContainerdEngine(Path folder, String endpoint) {
    this.folder = folder;
    this.endpoint = endpoint;
  }

  /** Starts it. */
  static ContainerdEngine up() throws IOException, InterruptedException {
    Path folder =
        EngineChoice.of("engine", "private", Duration.ofSeconds(60))
            .privateFolder()
            .resolveSibling("test-containerd");
    String said = script("up", folder);
    assertThat(said).startsWith(SCHEME);
    return new ContainerdEngine(folder, said);
  }

  /** What {@code -Dengine} takes. */
  String endpoint() {
    return endpoint;
  }

  /** Pods' shims, addresses, network namespaces, control groups and folders that are there. */
  List<String> left() throws IOException {
    Path run = Path.of(endpoint.substring(SCHEME.length())).getParent();
    List<String> left = new ArrayList<>();
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      processes
          .filter(process -> process.getFileName().toString().matches("\\d+"))
          .map(ContainerdEngine::commandLine)
          .filter(line -> line.contains("containerd-shim") && line.contains(run.toString()))
          .forEach(left::add);
    }
    left.addAll(in(run.resolve("leases"), "**/10.*"));
    left.addAll(in(run.resolve("state/io.containerd.grpc.v1.cri/netns"), "*"));
    left.addAll(in(Path.of("/sys/fs/cgroup/memory"), "jmh-runtime-pod.*"));
    left.addAll(in(Path.of("/sys/fs/cgroup/memory/k8s.io"), "*[0-9a-f]"));
    left.addAll(in(Path.of("/var/tmp"), "jmh-runtime-*/pod-*"));
    return left;
  }

  private static List<String> in(Path folder, String glob) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    var matcher = folder.getFileSystem().getPathMatcher("glob:" + glob);
    try (Stream<Path> found = Files.walk(folder, 2)) {
      return found
          .filter(path -> !path.equals(folder) && matcher.matches(folder.relativize(path)))
          .filter(path -> !path.getFileName().toString().matches(".*\\..*\\.lock"))
          .map(Path::toString)
          .filter(path -> !path.matches(".*/k8s.io/(cgroup|memory|notify|release|tasks).*"))
          .toList();
    }
  }

  private static String commandLine(Path process) {
    try {
      return Files.readString(process.resolve("cmdline")).replace('\0', ' ');
    } catch (IOException e) {
      return "";
    }
  }

  private static String script(String command, Path folder)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("../scripts/containerd-engine", command, folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(process.getInputStream().readAllBytes()).strip();
    assertThat(process.waitFor()).as(command).isZero();
    return said;
  }

  @Override
  public void close() {
    try {
      assertThat(script("down", folder)).isEmpty();
      assertThat(Path.of(endpoint.substring(SCHEME.length()))).doesNotExist();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
