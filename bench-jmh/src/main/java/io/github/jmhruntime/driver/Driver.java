package io.github.jmhruntime.driver;

import static java.util.Objects.requireNonNull;

import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.event.EventLine;
import io.github.jmhruntime.plan.PlanFile;
import io.github.jmhruntime.plan.RunPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The entry point of the JVM that measures. */
public final class Driver {

  private Driver() {}

  /**
   * Carries a plan through, or tells which benchmarks there are.
   *
   * @param args the plan's file, the journal's and JMH's lock, and how long to wait for that; or
   *     {@code --list} and regular expressions
   */
  public static void main(String[] args) throws InterruptedException {
    endWithParent();
    Runtime.getRuntime().addShutdownHook(new Thread(ForkAlarm::killForks, "kill-forks"));
    EventHandler events = event -> System.out.println(EventLine.of(event));
    Ending ending =
        Ending.of(
            () ->
                args[0].equals("--list")
                    ? list(List.of(args).subList(1, args.length), events)
                    : measure(args, events));
    ending.lastOutput().forEach(System.out::println);
    System.exit(ending.exitCode());
  }

  private static int list(List<String> patterns, EventHandler events) {
    Cells.list(patterns).forEach(found -> events.handle(new Event.Notice(PlanFile.text(found))));
    return Ending.COMPLETE;
  }

  private static int measure(String[] args, EventHandler events) throws InterruptedException {
    Path planFile = Path.of(args[0]).toAbsolutePath();
    RunPlan plan = PlanFile.read(planFile, RunPlan.class);
    return new Measuring(plan, Share.WHOLE, requireNonNull(planFile.getParent()), events)
        .run(Path.of(args[1]), Path.of(args[2]), Duration.parse(args[3]), kept -> {});
  }

  /** Ends this JVM, and with it its forks, once the one that started it is gone. */
  private static void endWithParent() {
    Thread watch =
        new Thread(
            () -> {
              try {
                while (System.in.read() >= 0) {
                  // Nothing is ever said on this line; only its end means something.
                }
              } catch (IOException e) {
                // A line that breaks has ended, too.
              }
              System.exit(Ending.FAILED);
            },
            "end-with-parent");
    watch.setDaemon(true);
    watch.start();
  }
}
