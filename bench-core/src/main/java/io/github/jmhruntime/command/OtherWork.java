package io.github.jmhruntime.command;

import io.github.jmhruntime.host.LockHolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What else measures on this machine when a run begins, since both would disturb each other. */
final class OtherWork {

  private OtherWork() {}

  /**
   * One sentence for each other run, and for each JMH that belongs to none.
   *
   * @param jmhLock what another JMH holds while it is at work
   */
  static List<String> find(Path jmhLock) {
    List<String> sentences = new ArrayList<>();
    Set<Long> runs = new HashSet<>();
    for (LockHolder run : LockHolder.ofFilesNamed(RunFolder.LOCK)) {
      if (run.pid() != ProcessHandle.current().pid()) {
        runs.add(run.pid());
        sentences.add(
            "another run is at work on this machine: %s, with its results in %s; the two disturb each other, so better wait for its end"
                .formatted(run.describe(), run.file().getParent()));
      }
    }
    for (LockHolder jmh : LockHolder.of(jmhLock)) {
      if (!runs.contains(jmh.pid()) && !isPartOf(runs, jmh.pid())) {
        sentences.add(
            "another JMH is at work on this machine: %s; it and this run disturb each other, so better wait for its end"
                .formatted(jmh.describe()));
      }
    }
    return sentences;
  }

  /** Whether a process was started by one of these. */
  private static boolean isPartOf(Set<Long> runs, long pid) {
    return ProcessHandle.of(pid)
        .flatMap(ProcessHandle::parent)
        .filter(parent -> runs.contains(parent.pid()))
        .isPresent();
  }
}
