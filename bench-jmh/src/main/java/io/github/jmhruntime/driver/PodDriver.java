package io.github.jmhruntime.driver;

import io.github.jmhruntime.engine.Given;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.event.EventLine;
import io.github.jmhruntime.measurement.ForkRecord;
import io.github.jmhruntime.measurement.PackedFork;
import io.github.jmhruntime.plan.EngineUse;
import io.github.jmhruntime.plan.PlanFile;
import io.github.jmhruntime.plan.RunPlan;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The entry point of a driver that works where it measures, such as in a pod on a node of a
 * cluster: one of several, among which blocks are dealt out.
 *
 * <p>Nothing but its output leads home. Each fork goes there in {@link Event.Kept}, and its last
 * line is {@link Event.Ended}.
 */
public final class PodDriver {

  /** No other JMH knows of a lock in a folder of its own. */
  private static final Duration LOCK_WAIT = Duration.ofSeconds(1);

  private PodDriver() {}

  /**
   * Measures its share of a plan's blocks.
   *
   * @param args the folder with {@code plan.json} and {@code earlier.ndjson} as {@link Given} has
   *     them, the place's name, this driver's number from 0 on, how many there are, the folder for
   *     all its files, and where the engine is found here
   */
  public static void main(String[] args) throws InterruptedException {
    // One stream for all, so that no line gets into another; a pod's locale knows ASCII alone.
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.setOut(out);
    EventHandler events = event -> out.println(EventLine.of(event));
    PodFolder folder = new PodFolder(Path.of(args[4]));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(folder), "end-driver"));
    Share share = new Share(Integer.parseInt(args[2]), Integer.parseInt(args[3]));
    Ending ending = Ending.of(() -> measure(Path.of(args[0]), share, folder, args[5], events));
    folder.remove();
    events.handle(new Event.Ended(ending.exitCode(), ending.lastOutput()));
    System.exit(ending.exitCode());
  }

  private static void end(PodFolder folder) {
    ForkAlarm.killForks();
    folder.remove();
  }

  private static int measure(
      Path given, Share share, PodFolder folder, String endpoint, EventHandler events)
      throws InterruptedException {
    Homeward homeward = new Homeward(events);
    folder.make(Given.read(given, "earlier.ndjson")).forEach(homeward::send);
    RunPlan plan = PlanFile.parse(text(Given.read(given, "plan.json")), RunPlan.class);
    return new Measuring(at(endpoint, plan), share, folder.path(), events)
        .run(folder.journal(), folder.jmhLock(), LOCK_WAIT, homeward::send);
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  /** The engine is the same, and is found elsewhere. */
  private static RunPlan at(String endpoint, RunPlan plan) {
    EngineUse planned = plan.engine();
    return plan.at(
        new EngineUse(
            endpoint,
            planned.identity(),
            planned.switchMode(),
            planned.changeDaemon(),
            planned.callLimit()));
  }

  /** Sends forks home, numbered from 1 on. */
  private static final class Homeward {

    private final EventHandler events;
    private long sent;

    Homeward(EventHandler events) {
      this.events = events;
    }

    void send(ForkRecord fork) {
      sent++;
      List<String> pieces = PackedFork.pieces(fork);
      for (int i = 0; i < pieces.size(); i++) {
        events.handle(new Event.Kept(sent, i + 1, pieces.size(), pieces.get(i)));
      }
    }
  }
}
