package io.github.jmhruntime.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a user's profile folder. */
final class UserFiles {

  /** Far more than any profile has; what is larger is none, and would take a parser long. */
  static final long MOST_BYTES = 1_000_000;

  /** What belongs to an image is text, which is sent to the engine. */
  private static final long MOST_BYTES_OF_OTHERS = 64_000_000;

  private UserFiles() {}

  /**
   * All files of the sub-folders that hold profiles, by path from the folder, but no hidden files
   * and no editor's copies ({@code *~}).
   *
   * @throws ProfileException naming the option {@code -Dprofiles} if there is nothing to read
   */
  static SortedMap<String, String> read(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new ProfileException(
          "-Dprofiles: there is no folder '%s'; create it with a sub-folder %s"
              .formatted(folder, String.join(", ", ProfileFolder.KINDS)));
    }
    try {
      checkSubFolders(folder);
      return under(folder);
    } catch (IOException e) {
      throw new ProfileException(
          "-Dprofiles: '%s' cannot be read: %s; %s".formatted(folder, e, remedy(e)));
    }
  }

  private static String remedy(IOException e) {
    if (e instanceof FileSystemLoopException) {
      return "a folder leads into itself there; remove the link";
    }
    return e instanceof AccessDeniedException
        ? "give it the permission to be read"
        : "see whether its disk is in order";
  }

  static SortedMap<String, String> under(Path folder) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    for (String kind : ProfileFolder.KINDS) {
      Path subFolder = folder.resolve(kind);
      if (Files.isDirectory(subFolder)) {
        try (Stream<Path> found = Files.walk(subFolder, FileVisitOption.FOLLOW_LINKS)) {
          for (Path file : found.filter(UserFiles::isMeant).toList()) {
            files.put(folder.relativize(file).toString().replace('\\', '/'), text(file));
          }
        } catch (UncheckedIOException e) {
          throw Objects.requireNonNull(e.getCause());
        }
      }
    }
    return files;
  }

  private static void checkSubFolders(Path folder) throws IOException {
    List<String> names;
    try (Stream<Path> children = Files.list(folder)) {
      names = children.filter(Files::isDirectory).map(UserFiles::name).sorted().toList();
    }
    for (String name : names) {
      if (!ProfileFolder.KINDS.contains(name)) {
        Nearest.to(name, ProfileFolder.KINDS)
            .ifPresent(
                meant -> {
                  throw new ProfileException(
                      "-Dprofiles: the folder '%s' is not used; did you mean '%s'? Rename it"
                          .formatted(folder.resolve(name), meant));
                });
      }
    }
    if (names.stream().noneMatch(ProfileFolder.KINDS::contains)) {
      throw new ProfileException(
          "-Dprofiles: '%s' has none of the sub-folders %s; put your files into one of these"
              .formatted(folder, String.join(", ", ProfileFolder.KINDS)));
    }
  }

  private static boolean isMeant(Path path) {
    return Files.isRegularFile(path) && !name(path).startsWith(".") && !name(path).endsWith("~");
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static String text(Path file) throws IOException {
    long most = name(file).endsWith(".yaml") ? MOST_BYTES : MOST_BYTES_OF_OTHERS;
    if (Files.size(file) > most) {
      throw new ProfileException(
          "%s: has %d bytes; such a file may have up to %d, so see what it is and take it away"
              .formatted(file, Files.size(file), most));
    }
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new ProfileException(
          "%s: this is not text in UTF-8; save it as that, or take it away".formatted(file));
    }
  }
}
