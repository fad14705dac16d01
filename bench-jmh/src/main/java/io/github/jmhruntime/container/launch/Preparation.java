package io.github.jmhruntime.container.launch;

import io.github.jmhruntime.container.Exchange;
import io.github.jmhruntime.container.launch.ContainerFork.Streams;
import io.github.jmhruntime.container.launch.ForkWatch.Patience;
import io.github.jmhruntime.container.launch.LaunchPlan.Place;
import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.EngineInfo;
import io.github.jmhruntime.engine.EngineSession;
import io.github.jmhruntime.engine.Engines;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.profile.Limits;
import io.github.jmhruntime.profile.RuntimeProfile;
import io.github.jmhruntime.profile.RuntimeProfile.Limitation;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is settled once, before the first fork: the engine, the runtime, the image, and whether Java
 * starts in it under that runtime.
 *
 * @param plan what the launchers have to know
 * @param gateway where JMH's link has to listen, or null for the host
 */
record Preparation(LaunchPlan plan, @Nullable String gateway) {

  static Preparation of(AskedOptions asked, OpenEngine open, EventHandler events) {
    Wanted wanted = Wanted.of(asked, events);
    RuntimeProfile profile = wanted.profile();
    boolean hostJdk = asked.hostJdk();
    if (profile.isHost()) {
      HostPlace.requireNothingOfContainers(asked);
      return new Preparation(plan(asked, wanted, null), null);
    }
    requireFitForForks(profile);
    EngineSession session =
        open.open(wanted.engine(), wanted.callLimit(), wanted.runId(), wanted.registered(), events);
    EngineInfo info = session.engine().info();
    String engineName = wanted.nameOn(info);
    String gateway = gateway(session.engine(), info);
    Wanted.FoundImage image = wanted.image().find(session.engine(), events);
    Limits limits = info.resolve(wanted.limits());
    Place place =
        new Place(
            info.endpoint(),
            wanted.callLimit().toSeconds(),
            engineName,
            image.reference(),
            image.digest(),
            limits.name(),
            limits.cpus(),
            limits.memoryBytes(),
            hostJdk ? null : javaIn(asked),
            asked.mounts(),
            asked.environment());
    return new Preparation(plan(asked, wanted, place), gateway);
  }

  private static LaunchPlan plan(AskedOptions asked, Wanted wanted, @Nullable Place place) {
    return new LaunchPlan(
        wanted.runId(),
        Long.parseLong(asked.text("hostPid")),
        wanted.profile(),
        place,
        asked.text("hostJavaHome"),
        asked.seconds("connect"),
        asked.textOrNull("timeout") == null ? null : asked.seconds("timeout"),
        asked.text("evidence"),
        asked.textOrNull("forkClassPath"));
  }

  private static String javaIn(AskedOptions asked) {
    String java = asked.textOrNull("java");
    return java == null ? "java" : java;
  }

  private static void requireFitForForks(RuntimeProfile profile) {
    String why = profile.unsupported();
    if (why == null && profile.needs().ownImages()) {
      why = "it runs only images that are made for it, which have no Java";
    }
    if (why == null && profile.cannot().contains(Limitation.VOLUMES)) {
      why = "its containers cannot see folders of the host, in which the benchmarks are";
    }
    if (why != null) {
      throw new IllegalArgumentException(
          "runtime=%s cannot run JMH's forks: %s".formatted(profile.name(), why));
    }
  }

  private static String gateway(ContainerEngine engine, EngineInfo info) {
    String gateway = engine.gateway();
    try {
      if (NetworkInterface.getByInetAddress(InetAddress.getByName(gateway)) != null) {
        return gateway;
      }
    } catch (SocketException | UnknownHostException e) {
      throw new EngineException("the machine's addresses cannot be read: " + e, e);
    }
    throw new EngineException(
        "the engine at %s runs on another machine (its containers' gateway %s is no address of this one), from where a fork cannot connect back to JMH; use an engine on this machine, such as engine=private"
            .formatted(info.endpoint(), gateway));
  }

  /** Starts Java once as every fork will be started, and then writes everything down. */
  void write(Exchange exchange, String hostVmVersion, EventHandler events) {
    Place place = plan.place();
    Map<String, String> session = new HashMap<>();
    if (place != null && gateway != null) {
      session.put("gateway", gateway);
      Seen seen = tryOut(exchange, place);
      if (!seen.vmVersion().equals(hostVmVersion)) {
        events.handle(
            new Event.Warning(
                "forks run on JVM %s of image '%s', and this is JVM %s, which JMH's results will name: compare runtimes with each other, or use jdk=host"
                    .formatted(seen.vmVersion(), place.image(), hostVmVersion)));
      }
    }
    plan.write(exchange.plan());
    Exchange.write(exchange.session(), session);
  }

  private Seen tryOut(Exchange exchange, Place place) {
    Patience patience = new Patience(plan.connectSeconds(), plan.connectSeconds());
    ForkCommand nothing = new ForkCommand("java", List.of(), List.of(), "", List.of());
    try (ContainerEngine engine = Engines.installed().connect(place.endpoint(), place.callLimit());
        ForkFolder folder = ForkFolder.create(exchange.folder(), Seen.questions(plan.profile()))) {
      ByteArrayOutputStream said = new ByteArrayOutputStream();
      ForkEnd end =
          new ContainerFork(plan, place, folder, patience)
              .run(nothing, new Streams(said, said), engine);
      if (end.failure() != null) {
        throw new EngineException(end.failure());
      }
      return Seen.in(folder.evidence())
          .orElseThrow(() -> new EngineException("Java in the image left no evidence"));
    }
  }
}
