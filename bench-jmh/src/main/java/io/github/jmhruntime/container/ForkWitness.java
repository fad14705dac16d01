package io.github.jmhruntime.container;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Properties;

/**
 * The first class that a fork's JVM runs: it notes what it sees of where it runs, and then runs the
 * main class that was asked for, in the same process.
 *
 * <p>It is copied into the fork's class path alone, so it uses nothing but the JDK.
 */
public final class ForkWitness {

  /** The file with the paths to look at, one per line, in the folder that is shared. */
  public static final String QUESTIONS = "questions";

  /** The file with what was seen, in the same folder; it appears all at once. */
  public static final String SEEN = "seen.properties";

  /** The file by whose presence the fork is asked to wait when its work is done. */
  public static final String HELD = "held";

  /** The file by which it says that it waits. */
  public static final String DONE = "done";

  /** The file by which it is let go. */
  public static final String RELEASED = "released";

  private static final int KEPT = 4096;
  private static final long LONGEST_WAIT_NANOS = 3_000_000_000L;
  private static final long MILLIS_BETWEEN_LOOKS = 5;

  private static final String[] JVM = {
    "java.version", "java.vm.version", "java.vm.name", "java.vm.vendor", "java.home", "os.version"
  };

  private ForkWitness() {}

  /**
   * Looks around and goes on.
   *
   * @param words the shared folder, then the main class and its arguments; no main class to end
   *     there
   * @throws Exception whatever the main class throws
   */
  public static void main(String[] words) throws Exception {
    File folder = new File(words[0]);
    look(folder);
    if (new File(folder, HELD).exists()) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> waitToBeRead(folder)));
    }
    if (words.length > 1) {
      Method main = Class.forName(words[1]).getDeclaredMethod("main", String[].class);
      main.setAccessible(true);
      try {
        main.invoke(null, (Object) Arrays.copyOfRange(words, 2, words.length));
      } catch (InvocationTargetException e) {
        if (e.getCause() instanceof Exception) {
          throw (Exception) e.getCause();
        }
        throw e;
      }
    }
  }

  private static void look(File folder) throws IOException {
    Properties seen = new Properties();
    String questions = read(new File(folder, QUESTIONS), Integer.MAX_VALUE);
    for (String path : questions.split("\n", -1)) {
      try {
        seen.setProperty("file:" + path, read(new File(path), KEPT));
      } catch (IOException e) {
        lookAtLink(path, seen);
      }
    }
    for (String property : JVM) {
      seen.setProperty(property, System.getProperty(property, ""));
    }
    seen.setProperty("cpus", String.valueOf(Runtime.getRuntime().availableProcessors()));
    seen.setProperty("maxHeapBytes", String.valueOf(Runtime.getRuntime().maxMemory()));
    File unfinished = new File(folder, SEEN + ".new");
    try (OutputStream out = new FileOutputStream(unfinished)) {
      seen.store(out, null);
    }
    if (!unfinished.renameTo(new File(folder, SEEN))) {
      throw new IOException("cannot rename " + unfinished);
    }
  }

  /** What the process has taken is read from outside, which is over once it has ended. */
  private static void waitToBeRead(File folder) {
    long begin = System.nanoTime();
    try {
      boolean waits = new File(folder, DONE).createNewFile();
      File released = new File(folder, RELEASED);
      while (waits && !released.exists() && System.nanoTime() - begin < LONGEST_WAIT_NANOS) {
        Thread.sleep(MILLIS_BETWEEN_LOOKS);
      }
    } catch (IOException | InterruptedException e) {
      // Nobody can read it then; its results do not depend on that.
    }
  }

  /** Of a link to something that is no file, such as a namespace, it is where it points. */
  private static void lookAtLink(String path, Properties seen) {
    try {
      seen.setProperty("file:" + path, Files.readSymbolicLink(Paths.get(path)).toString());
    } catch (IOException e) {
      // What cannot be read is absent from the answer.
    }
  }

  private static String read(File file, int limit) throws IOException {
    try (InputStream in = new FileInputStream(file)) {
      return new String(in.readNBytes(limit), StandardCharsets.UTF_8).trim();
    }
  }
}
