package io.github.jmhruntime.engine.docker;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.github.jmhruntime.engine.ContainerOutput;
import io.github.jmhruntime.engine.EngineException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/** The output of a container, read from the engine's answer to an attach. */
final class AttachedOutput implements ContainerOutput {

  private static final int REMEMBERED = 20;
  private static final int STANDARD_ERROR = 2;

  private final DockerConnection connection;
  private final String container;
  private final Response response;
  private final LineReader lines;
  private final Deque<String> seen = new ArrayDeque<>();
  private final boolean ownsConnection;

  /** Creates one that closes the connection together with itself where it owns it. */
  AttachedOutput(
      DockerConnection connection, String container, Response response, boolean ownsConnection) {
    this.ownsConnection = ownsConnection;
    this.connection = connection;
    this.container = container;
    this.response = response;
    this.lines = new LineReader(response.getBody());
  }

  @Override
  public String awaitLine(Pattern pattern) {
    String what = "wait for output /%s/ of %s".formatted(pattern, container);
    return connection.read(
        what,
        connection.limit(),
        response,
        body -> {
          for (String line = lines.next(); line != null; line = lines.next()) {
            if (pattern.matcher(line).find()) {
              return line;
            }
            remember(line);
          }
          throw new EngineException(
              "%s: the output ended without it; the last lines are: %s"
                  .formatted(what, seen.isEmpty() ? "(none)" : String.join(" | ", seen)));
        });
  }

  @Override
  public void copyTo(OutputStream standardOutput, OutputStream standardError) {
    FrameReader frames = new FrameReader(response.getBody());
    try {
      for (FrameReader.Frame frame = frames.next(); frame != null; frame = frames.next()) {
        OutputStream to = frame.stream() == STANDARD_ERROR ? standardError : standardOutput;
        to.write(frame.payload());
        to.flush();
      }
    } catch (IOException e) {
      throw new EngineException(
          "the output of %s cannot be passed on: %s".formatted(container, e), e);
    }
  }

  private void remember(String line) {
    if (seen.size() == REMEMBERED) {
      seen.remove();
    }
    seen.add(line);
  }

  @Override
  public void close() {
    response.close();
    if (ownsConnection) {
      connection.close();
    }
  }
}
