package io.github.jmhruntime.command;

import io.github.jmhruntime.engine.EngineInfo;
import io.github.jmhruntime.engine.ImageStore;
import io.github.jmhruntime.engine.ProvidedImage;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.plan.Effort;
import io.github.jmhruntime.plan.RunPlan;
import io.github.jmhruntime.plan.RunPlan.PlannedImage;
import io.github.jmhruntime.plan.RunPlan.PlannedRuntime;
import io.github.jmhruntime.profile.Catalog;
import io.github.jmhruntime.profile.Image;
import io.github.jmhruntime.profile.Limits;
import io.github.jmhruntime.profile.Suite;
import java.security.SecureRandom;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes a plan of what the user asked for, the suite and what the engine has. */
final class Planning {

  private static final String PROBE = "busybox";
  private static final DateTimeFormatter RUN_ID = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  /** A plan, and where its images came from. */
  record Planned(RunPlan plan, List<ProvidedImage> images) {}

  private final RunRequest request;
  private final Catalog catalog;
  private final EngineInfo engine;

  Planning(RunRequest request, Catalog catalog, EngineInfo engine) {
    this.request = request;
    this.catalog = catalog;
    this.engine = engine;
  }

  /**
   * Checks all names and numbers that need no engine to be checked, before one is started for them.
   *
   * @throws io.github.jmhruntime.profile.ProfileException where a name is not known
   */
  static void check(RunRequest request, Catalog catalog) {
    catalog.suite("-Dsuite", request.suite());
    catalog.runtime("-Dbaseline", request.baseline());
    request.runtimes().forEach(name -> catalog.runtime("-Druntime", name));
    request.images().forEach(name -> catalog.image("-Dimages", name));
    request.limits().forEach(name -> catalog.limits("-Dlimits", name));
    if (request.blocks() != null && request.blocks() < 1) {
      throw new CommandException(
          "-Dblocks=%d: at least one block is needed".formatted(request.blocks()));
    }
  }

  /** Provides the images, then makes the plan. */
  Planned plan(ImageStore store, EventHandler events) {
    Suite suite = catalog.suite("-Dsuite", request.suite());
    List<Image> images =
        chosen(request.images(), suite.images()).stream()
            .map(name -> catalog.image("-Dimages", name))
            .toList();
    List<Image> servers =
        request.images().isEmpty()
            ? suite.servers().stream().map(name -> catalog.image("servers", name)).toList()
            : images.stream().filter(image -> image.ready().http() != null).toList();
    List<Limits> limits =
        chosen(request.limits(), suite.limits()).stream()
            .map(name -> ofThisHost(catalog.limits("-Dlimits", name)))
            .toList();
    int blocks = request.blocks() == null ? suite.blocks() : request.blocks();
    Runtimes available = new Runtimes(catalog, engine);
    List<PlannedRuntime> runtimes =
        request.againstItself()
            ? available.twice(request.baseline())
            : available.choose(request.baseline(), request.runtimes());
    List<ProvidedImage> provided = provide(images, servers, store, events);
    RunPlan plan =
        new RunPlan(
            runId(),
            request.seed() == null ? new SecureRandom().nextInt(1_000_000) : request.seed(),
            engine.endpoint(),
            request.switchMode(),
            request.changeDaemon(),
            request.baseline(),
            runtimes,
            request.benchmarks().isEmpty() ? suite.benchmarks() : request.benchmarks(),
            planned(images, provided),
            planned(servers, provided),
            probe(provided),
            limits,
            request.scales().isEmpty() ? suite.scales() : request.scales(),
            blocks,
            suite.warmupIterations(),
            suite.iterations(),
            request.remeasure(),
            request.callLimit(),
            Effort.of(request.precision(), request.timeBudget()));
    return new Planned(plan, provided);
  }

  private List<ProvidedImage> provide(
      List<Image> images, List<Image> servers, ImageStore store, EventHandler events) {
    Set<Image> needed = new LinkedHashSet<>(images);
    needed.addAll(servers);
    needed.add(catalog.image("the probe's image", PROBE));
    List<ProvidedImage> provided = new ArrayList<>();
    needed.forEach(image -> provided.add(store.provide(image, events)));
    return List.copyOf(provided);
  }

  private static List<PlannedImage> planned(List<Image> images, List<ProvidedImage> provided) {
    return images.stream().map(image -> planned(image, provided)).toList();
  }

  private PlannedImage probe(List<ProvidedImage> provided) {
    return planned(catalog.image("the probe's image", PROBE), provided);
  }

  private static PlannedImage planned(Image image, List<ProvidedImage> provided) {
    String id =
        provided.stream()
            .filter(candidate -> candidate.name().equals(image.name()))
            .map(ProvidedImage::reference)
            .findFirst()
            .orElseThrow();
    return new PlannedImage(image.name(), id, image.command(), image.stopSignal(), image.ready());
  }

  /** Puts what this host has where the limits say so. */
  private Limits ofThisHost(Limits limits) {
    Double cpus = limits.cpus();
    Long memory = limits.memoryBytes();
    return new Limits(
        limits.name(),
        limits.title(),
        cpus != null && cpus == Limits.HOST ? Double.valueOf(engine.cpus()) : cpus,
        memory != null && memory == Limits.HOST ? Long.valueOf(engine.memoryBytes()) : memory);
  }

  private static List<String> chosen(List<String> asked, List<String> ofSuite) {
    return asked.isEmpty() ? ofSuite : asked;
  }

  private static String runId() {
    return "%s-%04x"
        .formatted(
            LocalDateTime.now(ZoneOffset.UTC).format(RUN_ID), new SecureRandom().nextInt(0x10000));
  }
}
