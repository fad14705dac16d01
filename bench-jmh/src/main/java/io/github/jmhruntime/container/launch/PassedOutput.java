package io.github.jmhruntime.container.launch;

import io.github.jmhruntime.container.launch.ContainerFork.Streams;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Passes on what a process writes, and remembers the end of it. */
final class PassedOutput {

  private static final int KEPT = 2000;
  private static final int LAST_LINES = 10;
  private static final int BUFFER = 8192;

  private final StringBuilder end = new StringBuilder();
  private final List<Thread> threads = new ArrayList<>();

  private PassedOutput() {}

  /** Begins; both threads wait in a read while nothing is written. */
  static PassedOutput of(Process process, Streams streams) {
    PassedOutput passed = new PassedOutput();
    passed.begin(process.getInputStream(), streams.output());
    passed.begin(process.getErrorStream(), streams.error());
    return passed;
  }

  private void begin(InputStream from, OutputStream to) {
    Thread thread = new Thread(() -> pass(from, to), "jmh-runtime-fork-output");
    thread.setDaemon(true);
    thread.start();
    threads.add(thread);
  }

  private void pass(InputStream from, OutputStream to) {
    byte[] buffer = new byte[BUFFER];
    try {
      for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
        to.write(buffer, 0, count);
        to.flush();
        remember(new String(buffer, 0, count, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      // The process is gone, or nobody listens any more.
    }
  }

  private synchronized void remember(String text) {
    end.append(text);
    end.delete(0, Math.max(0, end.length() - KEPT));
  }

  /** The last lines, once the process has ended and all is passed on. */
  List<String> lastLines() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
    synchronized (this) {
      List<String> lines = end.toString().lines().toList();
      return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
    }
  }
}
