package io.github.jmhruntime.engine;

import java.io.OutputStream;
import java.util.regex.Pattern;

/** The output of a container as it is written. */
public interface ContainerOutput extends AutoCloseable {

  /**
   * Waits until a line of output matches.
   *
   * @return that line
   * @throws EngineException when the output ends first or the engine's time limit has passed
   */
  String awaitLine(Pattern pattern);

  /**
   * Passes on what has not been read yet, byte for byte and as it comes, until the output ends. No
   * time limit applies, and no more than one piece is held in memory.
   *
   * @throws EngineException when the connection to the engine, or one of the two streams, breaks
   */
  void copyTo(OutputStream standardOutput, OutputStream standardError);

  @Override
  void close();
}
