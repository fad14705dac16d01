package io.github.jmhruntime.container.launch;

import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.EngineInfo;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.plan.ContainedForkPlan;
import io.github.jmhruntime.plan.ContainedForkPlan.Place;
import io.github.jmhruntime.plan.ForkOptions;
import io.github.jmhruntime.profile.Catalog;
import io.github.jmhruntime.profile.Image;
import io.github.jmhruntime.profile.Limits;
import io.github.jmhruntime.profile.RuntimeProfile;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import joptsimple.OptionParser;
import joptsimple.OptionSet;
import org.jspecify.annotations.Nullable;

/**
 * What a person wrote after {@code -prof container:}, by JMH's convention {@code NAME=VALUE;…}: the
 * same as a {@link ContainedForkPlan}, by names that have yet to be looked up.
 */
final class ContainerLine {

  private static final String RUNTIME = "runtime";
  private static final String IMAGE = "image";
  private static final String LIMITS = "limits";
  private static final String NO_LIMITS = "default";
  private static final String ENGINE = "engine";
  private static final String PROFILES = "profiles";
  private static final String CALL = "call";
  private static final String EVIDENCE = "evidence";
  private static final String RUN = "run";

  private final OptionSet set;
  private final ForkOptions options;

  private ContainerLine(OptionSet set) {
    this.set = set;
    this.options = ForkOptions.of(set);
  }

  /**
   * Reads the line.
   *
   * @throws IllegalArgumentException when an option is unknown or cannot be meant, when the runtime
   *     is missing, and for {@code help}
   */
  static ContainerLine parse(String line) {
    OptionParser parser = parser();
    OptionSet set;
    try {
      set = ForkOptions.parse(parser, line);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("%s%n%n%s".formatted(e.getMessage(), help(parser)), e);
    }
    if (set.has("help")) {
      throw new IllegalArgumentException(help(parser));
    }
    if (!set.has(RUNTIME)) {
      throw new IllegalArgumentException(
          "%s: say which runtime, such as container:runtime=gvisor%n%n%s"
              .formatted(line, help(parser)));
    }
    return new ContainerLine(set);
  }

  private static OptionParser parser() {
    OptionParser parser = new OptionParser(false);
    parser.accepts("help", "Shows this.");
    ForkOptions.option(
        parser, RUNTIME, "name", "The runtime: runc, crun, gvisor, kata, … or host for none.");
    ForkOptions.option(
            parser, IMAGE, "name", "An image that has Java: one of the project's, or a reference.")
        .defaultsTo("jre");
    ForkOptions.option(parser, LIMITS, "name", "CPUs and memory of the container.")
        .defaultsTo(NO_LIMITS);
    ForkOptions.option(
            parser, ENGINE, "endpoint", "auto, private, or such as unix:///run/docker.sock.")
        .defaultsTo("auto");
    ForkOptions.declare(parser, "image");
    ForkOptions.option(parser, PROFILES, "folder", "The user's own runtimes, limits and images.");
    ForkOptions.option(parser, CALL, "seconds", "How long the engine has to answer a call.")
        .defaultsTo("60");
    ForkOptions.option(parser, EVIDENCE, "file", "Where it is noted for each fork where it ran.")
        .defaultsTo("jmh-container.ndjson");
    ForkOptions.option(
        parser, RUN, "id", "Marks the containers; for who removes them by that mark.");
    return parser;
  }

  private static String help(OptionParser parser) {
    StringWriter text = new StringWriter();
    text.append("-prof container:NAME=VALUE;NAME=VALUE… runs JMH's forks in containers.\n\n");
    try {
      parser.printHelpOn(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Looks up all names, the engine's last. */
  ContainedForkPlan resolve(OpenEngine open, EventHandler events) {
    String folder = given(PROFILES);
    Catalog catalog = Catalog.load(folder == null ? null : Path.of(folder));
    catalog.notices().forEach(notice -> events.handle(new Event.Notice(notice)));
    Image image = catalog.imageOrReference(IMAGE, text(IMAGE));
    RuntimeProfile profile = catalog.runtime(RUNTIME, text(RUNTIME));
    Limits limits = catalog.limits(LIMITS, text(LIMITS));
    String given = given(RUN);
    String run = given == null ? "jmh-" + UUID.randomUUID().toString().substring(0, 8) : given;
    Duration callLimit = Duration.ofSeconds(ForkOptions.seconds(set, CALL));
    Place place = null;
    if (profile.isHost()) {
      requireNothingOfContainers();
    } else {
      Preparation.requireFit(profile, limits);
      EngineChoice choice = EngineChoice.of(ENGINE, text(ENGINE), callLimit);
      ContainerEngine engine = open.open(choice, run, catalog.runtimes().values(), events);
      EngineInfo info = engine.info();
      String engineName = info.requireName(RUNTIME, profile);
      var provided = engine.images().provide(image.under(profile.name()), events);
      place =
          new Place(
              info.endpoint(),
              callLimit,
              engineName,
              provided.reference(),
              provided.digest(),
              info.resolve(limits));
    }
    String evidence = Path.of(text(EVIDENCE)).toAbsolutePath().toString();
    return new ContainedForkPlan(run, profile, place, options, evidence);
  }

  /** Refuses what only a container has. */
  void requireNothingOfContainers() {
    if (!text(LIMITS).equals(NO_LIMITS)) {
      throw new IllegalArgumentException(
          "limits=%s: runtime=host has no container that could be limited; leave limits out"
              .formatted(text(LIMITS)));
    }
    String option = options.ofContainersOnly();
    if (option != null) {
      throw new IllegalArgumentException(
          "%s: runtime=host has no container; leave it out".formatted(option));
    }
  }

  private String text(String name) {
    return String.valueOf(set.valueOf(name));
  }

  private @Nullable String given(String name) {
    return set.has(name) ? text(name) : null;
  }
}
