package io.github.jmhruntime.command;

import io.github.jmhruntime.command.RunRequest.ForkRequest;
import io.github.jmhruntime.comparison.Precision;
import io.github.jmhruntime.engine.EngineInfo;
import io.github.jmhruntime.engine.ImageStore;
import io.github.jmhruntime.engine.ProvidedImage;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.plan.Effort;
import io.github.jmhruntime.plan.ForkOptions;
import io.github.jmhruntime.plan.RunPlan;
import io.github.jmhruntime.plan.RunPlan.ContainedForks;
import io.github.jmhruntime.plan.RunPlan.PlannedImage;
import io.github.jmhruntime.plan.RunPlan.PlannedRuntime;
import io.github.jmhruntime.plan.RunPlan.Supplies;
import io.github.jmhruntime.plan.Subject;
import io.github.jmhruntime.plan.Workload;
import io.github.jmhruntime.profile.Catalog;
import io.github.jmhruntime.profile.Image;
import io.github.jmhruntime.profile.Limits;
import io.github.jmhruntime.profile.Suite;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes a plan of what the user asked for, the suite and what the engine has. */
final class Planning {

  private static final String PROBE = "busybox";
  private static final String FORK_IMAGE = "jre";

  /**
   * Forks run on the JVM that JMH runs on, unless told otherwise: it is the one that JMH's results
   * name, fits the project's classes, and is the same on the host.
   */
  private static final String THIS_JDK = "host";

  /** A plan, and where its images came from. */
  record Planned(RunPlan plan, List<ProvidedImage> images) {}

  private final RunRequest request;
  private final Catalog catalog;
  private final EngineInfo engine;
  private final @Nullable String driverImage;
  private final Selection selection;

  /**
   * Creates one.
   *
   * @param driverImage the image with this project and a Java in it, where the engine's containers
   *     see nothing of this machine; else null
   */
  Planning(
      RunRequest request,
      Catalog catalog,
      EngineInfo engine,
      @Nullable String driverImage,
      Selection selection) {
    this.request = request;
    this.catalog = catalog;
    this.engine = engine;
    this.driverImage = driverImage;
    this.selection = selection;
  }

  /**
   * Checks all names and numbers that need no engine to be checked, before one is started for them.
   *
   * @throws io.github.jmhruntime.profile.ProfileException where a name is not known
   */
  static void check(RunRequest request, Catalog catalog) {
    var unusedSuite = catalog.suite("-Dsuite", request.suiteName());
    if (!request.forks().image().isEmpty()) {
      catalog.imageOrReference("-DforkImage", request.forks().image());
    }
    var unusedOptions = options(request.forks());
    catalog.runtime("-Dbaseline", request.candidates().baseline());
    request.candidates().names().forEach(name -> catalog.runtime("-Druntime", name));
    request.subject().images().forEach(name -> catalog.image("-Dimages", name));
    request.subject().limits().forEach(name -> catalog.limits("-Dlimits", name));
    for (int scale : request.subject().scales()) {
      if (scale < 1) {
        throw new CommandException(
            "-Dscale=%d: at least one container is needed, such as -Dscale=1,2,3".formatted(scale));
      }
    }
    Integer blocks = request.passes().blocks();
    if (blocks != null && blocks < 1) {
      throw new CommandException(
          "-Dblocks=%d: at least one block is needed, such as -Dblocks=5".formatted(blocks));
    }
  }

  /**
   * Provides the images, then makes the plan.
   *
   * @param runId the run's id
   * @param seed from which the order of every block is drawn, where the user does not say
   */
  Planned plan(String runId, int seed, ImageStore store, EventHandler events) {
    Suite suite = selection.suite();
    Subject subject = selection.subject();
    Map<Workload, List<Image>> images = new EnumMap<>(Workload.class);
    for (Workload workload : Workload.values()) {
      if (selection.starts(workload)) {
        images.put(workload, images(workload));
      }
    }
    List<Limits> limits =
        subject.limits().stream()
            .map(name -> engine.resolve(catalog.limits("-Dlimits", name)))
            .toList();
    boolean managing = selection.hasManaging();
    Set<Image> started = new LinkedHashSet<>();
    images.values().forEach(started::addAll);
    List<PlannedRuntime> runtimes =
        new OutsideEngine(fitting(limits, started, events), events)
            .measurable(selection, limits, request.candidates().baseline());
    Set<Image> needed = new LinkedHashSet<>(started);
    if (managing) {
      needed.add(probe());
    }
    if (selection.hasContained()) {
      needed.add(forkImage());
    }
    ProvidedImages provided = ProvidedImages.of(needed, spare(images), runtimes, store, events);
    RunPlan plan =
        new RunPlan(
            runId,
            request.engine().of(engine),
            request.candidates().baseline(),
            runtimes,
            subject,
            new Supplies(
                planned(images, provided), managing ? provided.planned(probe()) : null, limits),
            passes(suite, seed),
            effort(suite),
            request.judging(),
            containedForks(suite, provided));
    return new Planned(plan, provided.all());
  }

  private List<PlannedRuntime> fitting(
      List<Limits> limits, Set<Image> started, EventHandler events) {
    Set<String> asked = new HashSet<>(request.candidates().names());
    asked.add(request.candidates().baseline());
    List<PlannedRuntime> fitting =
        new FittingRuntimes(
                asked,
                selection.hasContained() || selection.starts(Workload.PEER),
                limits,
                started,
                Paths.of(selection))
            .of(runtimes(), events);
    if (fitting.size() < 2) {
      throw new CommandException(
          "no runtime is left to compare with %s; the reasons stand above"
              .formatted(request.candidates().baseline()));
    }
    return fitting;
  }

  private List<PlannedRuntime> runtimes() {
    RunRequest.Candidates asked = request.candidates();
    Runtimes available = new Runtimes(catalog, engine);
    return asked.againstItself()
        ? available.twice(asked.baseline())
        : available.choose(asked.baseline(), asked.names());
  }

  /** The user's own; else, where the user does not set the number of blocks, the suite's. */
  private Effort effort(Suite suite) {
    Effort asked = request.effort();
    Suite.Narrow narrow = suite.narrow();
    if (narrow == null
        || asked.precision() != null
        || request.passes().blocks() != null
        || request.candidates().againstItself()) {
      return asked;
    }
    Precision precision =
        new Precision(narrow.precision(), request.judging().confidence(), narrow.mostBlocks());
    return asked.narrowing(
        narrow.precision(),
        narrow.mostBlocks(),
        narrow.pilot(),
        Duration.ofMinutes(narrow.minutes()),
        precision.usual());
  }

  private RunPlan.Passes passes(Suite suite, int drawn) {
    Integer blocks = request.passes().blocks();
    Long seed = request.passes().seed();
    return new RunPlan.Passes(
        seed == null ? drawn : seed,
        blocks == null ? suite.blocks() : blocks,
        suite.warmupIterations(),
        suite.iterations());
  }

  /** What the user does not name may be left out where it cannot be had. */
  private Set<Image> spare(Map<Workload, List<Image>> images) {
    Set<Image> spare = new HashSet<>();
    if (request.subject().images().isEmpty()) {
      images.forEach((workload, of) -> spare.addAll(workload == Workload.PEER ? Set.of() : of));
    }
    spare.remove(probe());
    return spare;
  }

  private static Map<Workload, List<PlannedImage>> planned(
      Map<Workload, List<Image>> images, ProvidedImages provided) {
    Map<Workload, List<PlannedImage>> planned = new EnumMap<>(Workload.class);
    images.forEach((workload, of) -> planned.put(workload, provided.planned(of)));
    return planned;
  }

  /** The suite's, or of the images that the user names those that run such a workload. */
  private List<Image> images(Workload workload) {
    List<String> named = request.subject().images();
    return switch (workload) {
      case ANY -> images("-Dimages", selection.subject().images());
      case WEB_SERVER ->
          named.isEmpty()
              ? images("servers", selection.suite().servers())
              : that(image -> image.ready().http() != null, images("-Dimages", named));
      case REDIS ->
          that(
              image -> image.ready().redis() != null,
              named.isEmpty() ? catalog.images().values() : images("-Dimages", named));
      case PEER -> peers();
    };
  }

  /** The image of forks first, in which peers of this project's own run. */
  private List<Image> peers() {
    boolean iperf3 =
        selection.subject().params().getOrDefault(Paths.PEER, List.of()).contains(Paths.IPERF3);
    return iperf3
        ? List.of(forkImage(), catalog.image("-Dparams=peer", Paths.IPERF3))
        : List.of(forkImage());
  }

  private static List<Image> that(Predicate<Image> runs, Collection<Image> images) {
    return images.stream().filter(runs).toList();
  }

  private List<Image> images(String option, List<String> names) {
    return names.stream().map(name -> catalog.image(option, name)).toList();
  }

  private ContainedForks containedForks(Suite suite, ProvidedImages provided) {
    ForkRequest forks = request.forks();
    return new ContainedForks(
        suite.project(),
        selection.hasContained() ? provided.planned(forkImage()) : null,
        options(forks));
  }

  /**
   * How the forks are run that a user asks for.
   *
   * @throws CommandException when that cannot be read
   */
  static ForkOptions options(ForkRequest forks) {
    try {
      return ForkOptions.parse(forks.options(), forks.image().isEmpty() ? THIS_JDK : "image");
    } catch (IllegalArgumentException e) {
      throw new CommandException("-DforkOptions=" + e.getMessage());
    }
  }

  private Image forkImage() {
    String asked = request.forks().image();
    if (asked.isEmpty() && driverImage != null) {
      return catalog.imageOrReference("-DdriverImage", driverImage);
    }
    return catalog.imageOrReference("-DforkImage", asked.isEmpty() ? FORK_IMAGE : asked);
  }

  private Image probe() {
    return catalog.image("the probe's image", PROBE);
  }
}
