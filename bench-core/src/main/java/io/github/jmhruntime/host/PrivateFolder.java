package io.github.jmhruntime.host;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Folders that nobody but this user can reach, and root: of mode 0700. */
final class PrivateFolder {

  private static final Set<PosixFilePermission> MODE = PosixFilePermissions.fromString("rwx------");

  private PrivateFolder() {}

  /**
   * Makes a folder.
   *
   * @throws FileAlreadyExistsException where there is one
   */
  static void make(Path folder) throws IOException {
    Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(MODE));
  }

  /**
   * Makes the folder where there is none.
   *
   * @throws IOException where it cannot be made, or what is there is another user's, can be reached
   *     by others, or is no folder but a link to one
   */
  static void require(Path folder) throws IOException {
    try {
      make(folder);
    } catch (FileAlreadyExistsException e) {
      requireOwn(folder);
    }
  }

  /** The same where there has to be one already. */
  static void requireOwn(Path folder) throws IOException {
    PosixFileAttributes found =
        Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!found.isDirectory()
        || uid(folder) != ThisUser.number()
        || !found.permissions().equals(MODE)) {
      throw new FileSystemException(
          folder.toString(),
          null,
          "it is not this user's alone, so that others could swap what is in it (%s of user %s, mode %s); see who has made it, then remove it"
              .formatted(
                  found.isDirectory() ? "a folder" : found.isSymbolicLink() ? "a link" : "a file",
                  found.owner().getName(),
                  PosixFilePermissions.toString(found.permissions())));
    }
  }

  private static int uid(Path file) throws IOException {
    return (Integer) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
  }
}
