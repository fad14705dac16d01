package io.github.jmhruntime.container.launch;

import io.github.jmhruntime.container.Exchange;
import io.github.jmhruntime.container.HostJvm;
import io.github.jmhruntime.container.launch.ContainerFork.Streams;
import io.github.jmhruntime.container.launch.ForkWatch.Patience;
import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.Engines;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.ladder.Means;
import io.github.jmhruntime.ladder.RootFileSystem;
import io.github.jmhruntime.measurement.ResultFile;
import io.github.jmhruntime.plan.ContainedForkPlan;
import io.github.jmhruntime.plan.ContainedForkPlan.Place;
import io.github.jmhruntime.plan.Fitness;
import io.github.jmhruntime.plan.PlanFile;
import io.github.jmhruntime.profile.Limits;
import io.github.jmhruntime.profile.RuntimeProfile;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is settled once, before the first fork: the engine, the runtime, the image, and whether Java
 * starts in it under that runtime.
 *
 * @param plan what the launchers have to know
 * @param link where JMH's link has to listen, or null for the host
 */
record Preparation(LaunchPlan plan, @Nullable String link) {

  /** In this form the driver hands over a {@link ContainedForkPlan}. */
  private static final String PLAN = "plan=";

  static Preparation of(HostJvm host, OpenEngine open, EventHandler events) {
    String options = host.options();
    ContainedForkPlan fork =
        options.startsWith(PLAN)
            ? planned(Path.of(options.substring(PLAN.length())), open, events)
            : ContainerLine.parse(options).resolve(open, events);
    Place place = fork.place();
    return place == null
        ? new Preparation(new LaunchPlan(fork, host, null), null)
        : of(fork, host, place);
  }

  private static ContainedForkPlan planned(Path file, OpenEngine open, EventHandler events) {
    ContainedForkPlan fork = PlanFile.read(file, ContainedForkPlan.class);
    Place place = fork.place();
    if (place != null) {
      requireFit(fork.profile(), place.limits());
      EngineChoice choice = EngineChoice.of("engine", place.endpoint(), place.callLimit());
      var unused = open.open(choice, fork.runId(), List.of(fork.profile()), events);
    }
    return fork;
  }

  /** Refuses what cannot work, before anything is started for it. */
  static void requireFit(RuntimeProfile profile, Limits limits) {
    Fitness.forForks(profile)
        .or(() -> lacking(profile))
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(
                  "runtime=%s cannot run JMH's forks: %s".formatted(profile.name(), why));
            });
    Fitness.underLimits(profile, limits)
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(
                  "limits=%s cannot hold under runtime=%s: %s Leave limits out"
                      .formatted(limits.name(), profile.name(), why));
            });
  }

  private static Optional<String> lacking(RuntimeProfile profile) {
    List<String> lacking = Means.lacking(profile.steps());
    return profile.isHandmade() && !lacking.isEmpty()
        ? Optional.of(String.join("; ", lacking))
        : Optional.empty();
  }

  private static Preparation of(ContainedForkPlan fork, HostJvm host, Place place) {
    try (ContainerEngine engine =
        Engines.installed().connect(place.endpoint(), place.callLimit())) {
      String gateway = engine.gateway();
      String link = engine.listenAddress();
      if (NetworkInterface.getByInetAddress(InetAddress.getByName(link)) != null) {
        String inside = link.equals(gateway) ? null : gateway;
        return new Preparation(new LaunchPlan(fork, host, inside), link);
      }
      throw new EngineException(
          "the engine at %s runs on another machine (its containers' gateway %s is no address of this one), from where a fork cannot connect back to JMH; use an engine on this machine, such as engine=private"
              .formatted(place.endpoint(), gateway));
    } catch (SocketException | UnknownHostException e) {
      throw new EngineException("the machine's addresses cannot be read: " + e, e);
    }
  }

  /** Starts Java once as every fork will be started, and then writes everything down. */
  void write(Exchange exchange, EventHandler events) {
    Place place = plan.fork().place();
    Map<String, String> session = new HashMap<>();
    if (place != null && link != null) {
      session.put("gateway", link);
      Seen seen = tryOut(exchange, place);
      String ours = plan.host().vmVersion();
      if (!seen.vmVersion().equals(ours)) {
        events.handle(
            new Event.Warning(
                "forks run on JVM %s of image '%s', and this is JVM %s, which JMH's results will name: compare runtimes with each other, or use jdk=host"
                    .formatted(seen.vmVersion(), place.image(), ours)));
      }
    }
    ResultFile.write(exchange.plan(), PlanFile.text(plan));
    Exchange.write(exchange.session(), session);
  }

  private RootFileSystem root(ContainerEngine engine, Place place, Exchange exchange) {
    return RootFileSystem.provide(engine, place.image(), plan.fork().runId(), exchange.ofRun());
  }

  private Seen tryOut(Exchange exchange, Place place) {
    int connect = plan.fork().options().connectSeconds();
    ForkCommand nothing = new ForkCommand("java", List.of(), List.of(), "", List.of());
    try (ContainerEngine engine = Engines.installed().connect(place.endpoint(), place.callLimit());
        ForkFolder folder =
            ForkFolder.create(exchange.folder(), Seen.questions(plan.fork().profile()))) {
      ByteArrayOutputStream said = new ByteArrayOutputStream();
      Patience patience = new Patience(connect, connect);
      Streams streams = new Streams(said, said);
      ForkEnd end =
          plan.fork().profile().isHandmade()
              ? new HandmadeFork(plan, root(engine, place, exchange), folder, patience)
                  .run(nothing, streams)
              : new ContainerFork(plan, place, folder, patience).run(nothing, streams, engine);
      if (end.failure() != null) {
        throw new EngineException(end.failure());
      }
      return Seen.in(folder.evidence())
          .orElseThrow(() -> new EngineException("Java in the image left no evidence"));
    }
  }
}
