package io.github.jmhruntime.engine.docker;

import static io.github.jmhruntime.engine.docker.DockerEngine.name;

import com.github.dockerjava.transport.DockerHttpClient.Request.Method;
import io.github.jmhruntime.engine.EngineException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Files to and from a container, which the engine takes and gives as tar. */
final class FileTransfer {

  private final DockerConnection connection;

  FileTransfer(DockerConnection connection) {
    this.connection = connection;
  }

  void send(String id, String folder, String file, String content) {
    var unused =
        connection.exchange(
            "copy a file into " + name(id),
            connection.limit(),
            connection
                .request(Method.PUT, archive(id, folder))
                .putHeader("content-type", "application/x-tar")
                .bodyBytes(tar(file, content.getBytes(StandardCharsets.UTF_8))),
            InputStream::readAllBytes);
  }

  String fetch(String id, String path) {
    String what = "copy a file out of " + name(id);
    byte[] tar =
        connection.exchange(
            what,
            connection.limit(),
            connection.request(Method.GET, archive(id, path)),
            InputStream::readAllBytes);
    try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(tar))) {
      if (in.getNextEntry() == null) {
        throw new EngineException(what + ": the engine's archive is empty");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new EngineException(what + ": the engine's archive cannot be read: " + e, e);
    }
  }

  private static String archive(String id, String path) {
    return "/containers/%s/archive?path=%s".formatted(id, DockerApi.encode(path));
  }

  private static byte[] tar(String file, byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      TarArchiveEntry entry = new TarArchiveEntry(file);
      entry.setSize(content.length);
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
      tar.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
