package io.github.jmhruntime.measurement;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file of results that cannot be read or written. */
public final class ResultFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private ResultFileException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Creates one whose message is the file, then what is wrong with it and what would mend it. */
  public static ResultFileException of(Path file, String problem) {
    return new ResultFileException(file + ": " + problem, null);
  }

  /** The same, with the exception that it was noticed by. */
  public static ResultFileException of(Path file, String problem, Throwable cause) {
    return new ResultFileException(file + ": " + problem, cause);
  }
}
