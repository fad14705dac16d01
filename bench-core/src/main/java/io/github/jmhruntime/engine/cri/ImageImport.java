package io.github.jmhruntime.engine.cri;

import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.ImageStore;
import io.github.jmhruntime.host.Programs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Brings an image from another engine into containerd: CRI has no call for that, but containerd's
 * own client has.
 */
final class ImageImport {

  /** Where containerd keeps what CRI shows. */
  private static final String NAMESPACE = "k8s.io";

  private ImageImport() {}

  /** Copies it; what is sent is held nowhere. */
  static void of(ImageStore from, String reference, Path socket) {
    Path ctr =
        Programs.find("ctr")
            .orElseThrow(
                () ->
                    new EngineException(
                        "ctr, which imports images into containerd, is not on the PATH; apt-get install containerd, or import %s yourself into the namespace %s"
                            .formatted(reference, NAMESPACE)));
    try {
      Path said = Files.createTempFile("jmh-runtime-ctr", ".log");
      try {
        run(
            from,
            reference,
            said,
            ctr.toString(),
            "--address",
            socket.toString(),
            "--namespace",
            NAMESPACE,
            "images",
            "import",
            "-");
      } finally {
        Files.delete(said);
      }
    } catch (IOException e) {
      throw new EngineException("import %s: %s".formatted(reference, e), e);
    }
  }

  private static void run(ImageStore from, String reference, Path said, String... command)
      throws IOException {
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try (OutputStream to = process.getOutputStream()) {
      from.save(reference, to);
    } catch (EngineException e) {
      process.destroyForcibly();
      throw e;
    }
    try {
      int code = process.waitFor();
      if (code != 0) {
        throw new EngineException(
            "import %s: ctr ended with code %d: %s"
                .formatted(
                    reference, code, Files.readString(said, StandardCharsets.UTF_8).strip()));
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new EngineException("interrupted while %s was imported".formatted(reference), e);
    }
  }
}
