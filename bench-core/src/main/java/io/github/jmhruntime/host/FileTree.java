package io.github.jmhruntime.host;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.util.ArrayList;
import java.util.List;

/** A folder with all that is in it. */
public final class FileTree {

  private FileTree() {}

  /**
   * Deletes it, where it is there.
   *
   * <p>Links in it, and a link in its place, are deleted and never followed, also where someone
   * else swaps a folder for a link meanwhile: each folder is opened relative to the one above it,
   * openat(2) with {@code O_NOFOLLOW}. Only the path to the folder itself has to be trusted.
   *
   * @throws IOException where something cannot be read or deleted; the rest is still there
   */
  public static void delete(Path tree) throws IOException {
    Path absolute = tree.toAbsolutePath();
    Path parent = requireNonNull(absolute.getParent(), "the root is never deleted");
    try (DirectoryStream<Path> above = Files.newDirectoryStream(parent)) {
      delete(secure(above, parent), absolute.getFileName());
    } catch (NoSuchFileException e) {
      // It is gone already.
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static void delete(SecureDirectoryStream<Path> above, Path name) throws IOException {
    try {
      boolean folder =
          above
              .getFileAttributeView(name, BasicFileAttributeView.class, NOFOLLOW_LINKS)
              .readAttributes()
              .isDirectory();
      if (folder) {
        deleteFolder(above, name);
      } else {
        above.deleteFile(name);
      }
    } catch (NoSuchFileException e) {
      // Someone else has deleted it meanwhile.
    }
  }

  private static void deleteFolder(SecureDirectoryStream<Path> above, Path name)
      throws IOException {
    try (SecureDirectoryStream<Path> content = above.newDirectoryStream(name, NOFOLLOW_LINKS)) {
      List<Path> names = new ArrayList<>();
      content.forEach(entry -> names.add(entry.getFileName()));
      for (Path entry : names) {
        delete(content, entry);
      }
    }
    above.deleteDirectory(name);
  }

  private static SecureDirectoryStream<Path> secure(DirectoryStream<Path> opened, Path folder)
      throws IOException {
    if (opened instanceof SecureDirectoryStream<Path> secure) {
      return secure;
    }
    throw new FileSystemException(
        folder.toString(), null, "its file system cannot be walked without following links");
  }
}
