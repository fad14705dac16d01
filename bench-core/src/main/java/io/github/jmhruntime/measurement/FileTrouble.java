package io.github.jmhruntime.measurement;

import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Why a file cannot be read or written, with what mends just that. */
final class FileTrouble {

  private static final String ELSEWHERE = "choose another folder with -Doutput";

  /** What the system says of a disk or a quota that is used up. */
  private static final List<String> FULL =
      List.of("No space left on device", "Disk quota exceeded", "File too large");

  private FileTrouble() {}

  /**
   * A file that cannot be read.
   *
   * @param remedy what is to be done where there is no such file, or a folder
   */
  static ResultFileException unread(Path file, String remedy, IOException e) {
    String problem;
    if (e instanceof NoSuchFileException) {
      problem = "there is no such file; " + remedy;
    } else if (e instanceof AccessDeniedException) {
      problem = "this user may not read it; change its permissions";
    } else if (Files.isDirectory(file)) {
      problem = "is a folder; name a file in it: " + remedy;
    } else if (e instanceof CharConversionException) {
      problem = "is text of no known encoding; save it as UTF-8: " + remedy;
    } else {
      problem = "cannot be read: %s; see whether its disk is in order".formatted(reason(e));
    }
    return ResultFileException.of(file, problem, e);
  }

  /** A file that cannot be written. */
  static ResultFileException unwritten(Path file, IOException e) {
    String problem;
    if (e instanceof AccessDeniedException denied) {
      problem =
          "cannot be written: this user may not write %s; change the permissions or %s"
              .formatted(denied.getFile(), ELSEWHERE);
    } else if (e instanceof FileAlreadyExistsException other) {
      problem =
          "cannot be written: %s is no folder; move it away or %s"
              .formatted(other.getFile(), ELSEWHERE);
    } else if (e instanceof DirectoryNotEmptyException || Files.isDirectory(file)) {
      problem = "cannot be written: a folder stands there; move it away or " + ELSEWHERE;
    } else if (FULL.stream().anyMatch(reason(e)::contains)) {
      problem = "cannot be written: %s; free space there or %s".formatted(reason(e), ELSEWHERE);
    } else {
      problem = "cannot be written: %s; %s".formatted(reason(e), ELSEWHERE);
    }
    return ResultFileException.of(file, problem, e);
  }

  /** The system's own words. */
  private static String reason(IOException e) {
    String words = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
    return words == null ? e.toString() : words;
  }
}
