package io.github.jmhruntime.command;

import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.host.TemporaryFolder;
import io.github.jmhruntime.ladder.ControlGroup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The folders for what is temporary, as commands make and remove them. */
final class TemporaryFolders {

  private TemporaryFolders() {}

  /**
   * Makes one, which is removed with the exit stack, once those of dead runs are removed.
   *
   * @param base the folder for all temporary files, in which it is made
   * @param purpose the run, or what else it is for
   */
  static TemporaryFolder open(ExitStack exit, Path base, String purpose, EventHandler events) {
    var unused = sweep(base, events);
    try {
      TemporaryFolder folder = TemporaryFolder.create(base, purpose);
      exit.push(() -> remove(folder, events));
      return folder;
    } catch (IOException e) {
      throw new CommandException(
          "no folder for temporary files can be made in %s (%s); name another one to the JVM with -Djava.io.tmpdir=DIR"
              .formatted(base, e));
    }
  }

  /** Removes those of dead runs, and their control groups; says whether there were any. */
  static boolean sweep(Path base, EventHandler events) {
    TemporaryFolder.Swept swept = TemporaryFolder.sweep(base);
    if (!swept.removed().isEmpty()) {
      events.handle(
          new Event.Notice(
              "temporary folders removed, of runs that died: %d"
                  .formatted(swept.removed().size())));
    }
    swept.kept().forEach(kept -> events.handle(new Event.Warning(kept)));
    List<String> groups = ControlGroup.sweep();
    if (!groups.isEmpty()) {
      events.handle(
          new Event.Notice(
              "control groups removed, of runs that died: %d".formatted(groups.size())));
    }
    return !swept.removed().isEmpty() || !groups.isEmpty();
  }

  private static void remove(TemporaryFolder folder, EventHandler events) {
    try {
      folder.remove();
    } catch (IOException e) {
      events.handle(
          new Event.Warning(
              "temporary files are left in %s (%s); `mvn jmh-runtime:cleanup` as root removes them"
                  .formatted(folder.path(), e)));
    }
  }
}
