package io.github.jmhruntime.host;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The folder for everything temporary of one run, which nobody but this user can reach.
 *
 * <p>It lies in a folder of the user's, such as {@code /tmp/jmh-runtime-0}, and is called after
 * what it is for and its owner: {@code 20261125-140705-1a2b.d41d8cd9-0c10e0c1-4711-5711}. So
 * whoever finds it can tell whether the process that made it still lives. What has to lie on a
 * disk, as temporary files need not, lies in a folder of the same name in {@code /var/tmp}.
 */
public final class TemporaryFolder {

  private static final Path ON_DISK = Path.of("/var/tmp");
  private static final String OF_USER = "jmh-runtime-";
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Duration KILL_LIMIT = Duration.ofSeconds(5);
  private static final int ATTEMPTS = 10;

  /**
   * What became of the folders of dead processes.
   *
   * @param removed those that are gone
   * @param kept those that are still there, each with the reason
   */
  public record Swept(List<Path> removed, List<String> kept) {}

  private final Path path;

  private TemporaryFolder(Path path) {
    this.path = path;
  }

  /** The folder that this JVM has for temporary files, such as {@code /tmp}. */
  public static Path base() {
    return Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
  }

  /**
   * Makes one of this process.
   *
   * @param base the folder for all temporary files
   * @param purpose the run, or what else it is for
   * @throws IOException where it cannot be made, or the user's folder is not the user's alone
   */
  public static TemporaryFolder create(Path base, String purpose) throws IOException {
    Path ofUser = ofUser(base);
    String plain = purpose.replaceAll("[^A-Za-z0-9_-]", "_");
    for (int number = 1; ; number++) {
      String name = number == 1 ? plain : plain + "_" + number;
      try {
        return new TemporaryFolder(make(ofUser.resolve(name + "." + Owner.current())));
      } catch (FileAlreadyExistsException e) {
        // This process has made it for something else.
      }
    }
  }

  /** The one that a file or folder lies in, or that it is. */
  public static Optional<TemporaryFolder> around(Path inside) {
    for (Path path = inside.toAbsolutePath(); path.getParent() != null; path = path.getParent()) {
      Path above = path.getParent().getFileName();
      if (above != null && above.toString().startsWith(OF_USER) && owner(path).isPresent()) {
        return Optional.of(new TemporaryFolder(path));
      }
    }
    return Optional.empty();
  }

  /** Makes a new folder in it. */
  public Path makeFolder(String prefix) throws IOException {
    return Files.createTempDirectory(path, prefix);
  }

  /**
   * Makes a new folder on a disk, which goes with this one.
   *
   * @throws IOException where it cannot be made, or the user's folder there is not the user's alone
   */
  public Path makeFolderOnDisk(String prefix) throws IOException {
    return Files.createTempDirectory(madeOnDisk(), prefix);
  }

  /**
   * Where a file or folder of that name lies on a disk, which goes with this one; it need not be
   * there yet.
   *
   * @throws IOException as {@link #makeFolderOnDisk}
   */
  public Path onDisk(String name) throws IOException {
    return madeOnDisk().resolve(name);
  }

  private Path madeOnDisk() throws IOException {
    try {
      return make(onDisk());
    } catch (FileAlreadyExistsException e) {
      PrivateFolder.requireOwn(onDisk());
      return onDisk();
    }
  }

  /** Itself where it lies on the disk already, as that of a driver in a pod does. */
  private Path onDisk() {
    if (path.startsWith(ON_DISK)) {
      return path;
    }
    return ON_DISK
        .resolve(requireNonNull(path.getParent()).getFileName())
        .resolve(path.getFileName());
  }

  /** Makes it in a folder of the user's, which others remove as soon as it is empty. */
  private static Path make(Path folder) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        PrivateFolder.require(requireNonNull(folder.getParent()));
        PrivateFolder.make(folder);
        return folder;
      } catch (NoSuchFileException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /**
   * Ends what still works in it, which are the processes that have it on their command line, and
   * deletes it with all that is in it.
   *
   * @throws IOException where something cannot be deleted
   */
  public void remove() throws IOException {
    Processes.end(
        workers().stream()
            .map(HostProcess::pid)
            .map(ProcessHandle::of)
            .flatMap(Optional::stream)
            .toList(),
        GRACE);
    var unused = Processes.kill(KILL_LIMIT, this::workers);
    delete();
  }

  /**
   * Deletes it with all that is in it; no process works there any more.
   *
   * @throws IOException where something cannot be deleted
   */
  public void delete() throws IOException {
    for (Path folder : List.of(path, onDisk())) {
      FileTree.delete(folder);
      try {
        Files.deleteIfExists(requireNonNull(folder.getParent()));
      } catch (DirectoryNotEmptyException e) {
        // Another run has its own in it.
      }
    }
  }

  private List<HostProcess> workers() {
    ProcessTable table = ProcessTable.ofThisHost();
    Set<HostProcess> workers = new LinkedHashSet<>();
    for (HostProcess worker : table.others(this::isNamedBy)) {
      workers.add(worker);
      workers.addAll(table.descendants(worker.pid()));
    }
    return List.copyOf(workers);
  }

  private boolean isNamedBy(HostProcess process) {
    return process.command().stream()
        .anyMatch(word -> word.endsWith(path.toString()) || word.contains(path + "/"));
  }

  /** Removes those that dead processes of this user have left, there and on the disk. */
  public static Swept sweep(Path base) {
    List<Path> removed = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    for (TemporaryFolder folder : in(List.of(base, ON_DISK))) {
      try {
        if (folder.isLeftBehind()) {
          folder.remove();
          removed.add(folder.path());
        }
      } catch (IOException e) {
        kept.add("%s: it cannot be removed (%s); remove it as root".formatted(folder.path(), e));
      }
    }
    return new Swept(List.copyOf(removed), List.copyOf(kept));
  }

  private static List<TemporaryFolder> in(List<Path> bases) {
    List<TemporaryFolder> found = new ArrayList<>();
    for (Path base : bases) {
      try {
        Path ofUser = ofUser(base);
        PrivateFolder.requireOwn(ofUser);
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(ofUser)) {
          folders.forEach(path -> found.add(new TemporaryFolder(path)));
        }
      } catch (IOException e) {
        // There is none, or it is not this user's alone.
      }
    }
    return found;
  }

  private boolean isLeftBehind() throws IOException {
    Optional<Owner> owner = owner(path);
    return owner.isPresent()
        && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
        && owner.get().lifeHere(Files.getLastModifiedTime(path).toInstant()) == Owner.Life.DEAD;
  }

  private static Optional<Owner> owner(Path folder) {
    String name = folder.getFileName().toString();
    return Owner.parse(name.substring(name.lastIndexOf('.') + 1));
  }

  private static Path ofUser(Path base) throws IOException {
    return base.resolve(OF_USER + ThisUser.number());
  }
}
