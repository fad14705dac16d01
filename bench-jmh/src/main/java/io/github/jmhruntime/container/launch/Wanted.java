package io.github.jmhruntime.container.launch;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.EngineInfo;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.plan.ForkPlan;
import io.github.jmhruntime.plan.PlanFile;
import io.github.jmhruntime.plan.RunPlan.PlannedImage;
import io.github.jmhruntime.profile.Catalog;
import io.github.jmhruntime.profile.Image;
import io.github.jmhruntime.profile.Limits;
import io.github.jmhruntime.profile.RuntimeProfile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where forks are to run: by names that are looked up in the catalogue, or by the plan of a run, in
 * which everything is settled already.
 *
 * @param runId marks the containers
 * @param profile the runtime
 * @param limits the limits
 * @param engine {@code auto}, {@code private}, or an endpoint
 * @param callLimit how long the engine has to answer a call
 * @param registered the runtimes that a private engine registers
 * @param image finds the image on the engine
 * @param engineName the engine's name for the runtime, or null to look for it
 */
record Wanted(
    String runId,
    RuntimeProfile profile,
    Limits limits,
    String engine,
    Duration callLimit,
    Collection<RuntimeProfile> registered,
    ImageSource image,
    @Nullable String engineName) {

  /**
   * An image that the engine has, by a reference that cannot move and the digest of its content.
   */
  record FoundImage(String reference, String digest) {}

  /** Finds the image on the engine. */
  @FunctionalInterface
  interface ImageSource {
    FoundImage find(ContainerEngine engine, EventHandler events);
  }

  static Wanted of(AskedOptions asked, EventHandler events) {
    String plan = asked.textOrNull("plan");
    return plan == null
        ? named(asked, events)
        : planned(asked, PlanFile.read(Path.of(plan), ForkPlan.class));
  }

  private static Wanted planned(AskedOptions asked, ForkPlan plan) {
    PlannedImage image = plan.images().get(0);
    return new Wanted(
        plan.runId(),
        plan.profile(),
        plan.limits(asked.text("limits")),
        plan.engine(),
        plan.callLimit(),
        List.of(plan.profile()),
        (engine, ignored) -> new FoundImage(image.id(), image.id()),
        plan.engineName());
  }

  private static Wanted named(AskedOptions asked, EventHandler events) {
    String folder = asked.textOrNull("profiles");
    Catalog catalog = Catalog.load(folder == null ? null : Path.of(folder));
    catalog.notices().forEach(notice -> events.handle(new Event.Notice(notice)));
    String run = asked.textOrNull("run");
    Image image = catalog.imageOrReference("image", asked.text("image"));
    return new Wanted(
        run == null ? "jmh-" + UUID.randomUUID().toString().substring(0, 8) : run,
        catalog.runtime("runtime", asked.text("runtime")),
        catalog.limits("limits", asked.text("limits")),
        asked.text("engine"),
        Duration.ofSeconds(asked.seconds("call")),
        catalog.runtimes().values(),
        (engine, handler) -> {
          var provided = engine.images().provide(image, handler);
          return new FoundImage(provided.reference(), provided.digest());
        },
        null);
  }

  /** The engine's name for the runtime. */
  String nameOn(EngineInfo info) {
    return engineName == null ? info.requireName("runtime", profile) : engineName;
  }
}
