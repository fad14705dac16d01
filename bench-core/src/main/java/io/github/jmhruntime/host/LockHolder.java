package io.github.jmhruntime.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A process that holds a lock on a file.
 *
 * @param pid the process
 * @param file what it has locked
 */
public record LockHolder(long pid, Path file) {

  private static final HostFiles HOST = new HostFiles(Path.of("/"));

  /** Options of a JVM whose value is the next word. */
  private static final Set<String> WITH_VALUE =
      Set.of("-cp", "-classpath", "--class-path", "-p", "--module-path", "--add-modules");

  /** What tells a program of Java from another one: its main class or jar, and the word behind. */
  private static final int WORDS = 2;

  private static final int MOST_LETTERS = 100;

  /** The processes that hold a lock on that file. Only root sees those of other users. */
  public static List<LockHolder> of(Path file) {
    return of(real(file)::equals);
  }

  /** The same for all files of a name, wherever they are. */
  public static List<LockHolder> ofFilesNamed(String name) {
    return of(file -> file.endsWith(name));
  }

  /** Who holds a lock on that file, for people, even if that is not known. */
  public static String describe(Path file) {
    return of(file).stream()
        .findFirst()
        .map(LockHolder::describe)
        .orElse("a process of another user's");
  }

  private static List<LockHolder> of(Predicate<Path> locked) {
    List<LockHolder> holders = new ArrayList<>();
    for (Path process : HOST.children("/proc", "[0-9]*")) {
      for (Path descriptor : HOST.children(process + "/fd", "*")) {
        Path file = target(descriptor);
        if (locked.test(file) && isLocked(process, descriptor)) {
          holders.add(new LockHolder(Long.parseLong(process.getFileName().toString()), file));
        }
      }
    }
    return holders;
  }

  /** Descriptors are shown with the folders' real names. */
  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file.toAbsolutePath();
    }
  }

  private static Path target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor);
    } catch (IOException e) {
      // It has been closed since the folder was listed.
      return descriptor;
    }
  }

  /** Whether it is through this descriptor that the file was locked: proc(5), fdinfo. */
  private static boolean isLocked(Path process, Path descriptor) {
    return HostFiles.text(process.resolve("fdinfo").resolve(descriptor.getFileName()))
        .map(text -> text.contains("lock:"))
        .orElse(false);
  }

  /** The process for people: {@code process 4711 (java org.openjdk.jmh.Main)}. */
  public String describe() {
    String command =
        HostFiles.text(Path.of("/proc", String.valueOf(pid), "cmdline"))
            .map(words -> command(words.split("\0")))
            .orElse("");
    return "process " + pid + (command.isEmpty() ? "" : " (" + command + ")");
  }

  /** The program and what it runs, without options. */
  private static String command(String[] words) {
    List<String> told = new ArrayList<>();
    told.add(words[0].substring(words[0].lastIndexOf('/') + 1));
    Iterator<String> rest = Arrays.asList(words).subList(1, words.length).iterator();
    while (rest.hasNext() && told.size() <= WORDS) {
      String word = rest.next();
      if (WITH_VALUE.contains(word) && rest.hasNext()) {
        rest.next();
      } else if (!word.startsWith("-")) {
        told.add(word);
      }
    }
    String command = String.join(" ", told);
    return command.length() <= MOST_LETTERS ? command : command.substring(0, MOST_LETTERS) + "…";
  }
}
