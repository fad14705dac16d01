package io.github.jmhruntime.engine;

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

  @Override
  void close();
}
