package io.github.jmhruntime.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreeTest {

  private static final int ROUNDS = 100;

  /** So many that deleting what has been listed takes a while. */
  private static final int FILES = 200;

  private static final long LINKED_NANOS = 300_000;

  @TempDir Path folder;

  private Path tree;
  private Path precious;

  @BeforeEach
  void fill() throws IOException {
    tree = Files.createDirectories(folder.resolve("tree"));
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    precious = Files.writeString(elsewhere.resolve("file"), "precious");
  }

  @Test
  void allOfItIsDeletedAndNothingBehindALink() throws IOException {
    Files.writeString(Files.createDirectories(tree.resolve("a/b/c")).resolve("file"), "x");
    Files.createSymbolicLink(tree.resolve("a/link"), precious.getParent());
    Files.createSymbolicLink(tree.resolve("dangling"), Path.of("nowhere"));

    FileTree.delete(tree);

    assertThat(tree).doesNotExist();
    assertThat(precious).hasContent("precious");
  }

  @Test
  void whatIsNotThereIsDeleted() throws IOException {
    FileTree.delete(tree.resolve("missing"));
    FileTree.delete(folder.resolve("missing/too"));
  }

  @Test
  void aLinkInItsPlaceIsDeletedAndNotWhereItLeads() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), precious.getParent());

    FileTree.delete(link);

    assertThat(Files.isSymbolicLink(link)).isFalse();
    assertThat(precious).hasContent("precious");
  }

  @Test
  void aFolderThatIsSwappedForALinkMeanwhileIsNotFollowed() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    Thread swapping = new Thread(() -> swap(over));
    swapping.start();
    try {
      for (int round = 0; round < ROUNDS; round++) {
        deleteAsFarAsItGoes();
        Files.createDirectories(tree);
        for (int i = 0; i < FILES; i++) {
          Files.writeString(tree.resolve("z" + i), "");
        }
        deleteAsFarAsItGoes();
        assertThat(precious).as("round %d", round).exists();
      }
    } finally {
      over.set(true);
      swapping.join();
    }
  }

  private void deleteAsFarAsItGoes() {
    try {
      FileTree.delete(tree);
    } catch (IOException e) {
      // What has been put there meanwhile is still there.
    }
  }

  /** Has at one moment a folder with such a file, and at the next a link to where another lies. */
  private void swap(AtomicBoolean over) {
    Path sub = tree.resolve("sub");
    Path away = folder.resolve("away");
    while (!over.get()) {
      try {
        Files.createDirectories(sub);
        Files.writeString(sub.resolve("file"), "mine");
        LockSupport.parkNanos(LINKED_NANOS);
        Files.move(sub, away, StandardCopyOption.ATOMIC_MOVE);
        Files.createSymbolicLink(sub, precious.getParent());
        LockSupport.parkNanos(LINKED_NANOS);
        Files.deleteIfExists(sub);
        Files.deleteIfExists(away.resolve("file"));
        Files.deleteIfExists(away);
      } catch (NoSuchFileException e) {
        // The folder around it has just been deleted.
      } catch (IOException e) {
        tidy(sub, away);
      }
    }
  }

  private static void tidy(Path sub, Path away) {
    try {
      if (Files.isSymbolicLink(sub)) {
        Files.delete(sub);
      }
      FileTree.delete(away);
    } catch (IOException e) {
      // The next round tries again.
    }
  }
}
