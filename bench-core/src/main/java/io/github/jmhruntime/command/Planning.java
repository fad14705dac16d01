package io.github.jmhruntime.command;

import io.github.jmhruntime.command.RunRequest.ForkRequest;
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
import io.github.jmhruntime.profile.Catalog;
import io.github.jmhruntime.profile.Image;
import io.github.jmhruntime.profile.Limits;
import io.github.jmhruntime.profile.Suite;
import java.security.SecureRandom;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
  private final Selection selection;

  Planning(RunRequest request, Catalog catalog, EngineInfo engine, Selection selection) {
    this.request = request;
    this.catalog = catalog;
    this.engine = engine;
    this.selection = selection;
  }

  /**
   * Checks all names and numbers that need no engine to be checked, before one is started for them.
   *
   * @throws io.github.jmhruntime.profile.ProfileException where a name is not known
   */
  static void check(RunRequest request, Catalog catalog) {
    Suite suite = catalog.suite("-Dsuite", request.suiteName());
    if (!request.forks().image().isEmpty()) {
      catalog.imageOrReference("-DforkImage", request.forks().image());
    }
    var unused = options(request.forks());
    catalog.runtime("-Dbaseline", request.baseline());
    request.runtimes().forEach(name -> catalog.runtime("-Druntime", name));
    request.images().forEach(name -> catalog.image("-Dimages", name));
    request.limits().forEach(name -> catalog.limits("-Dlimits", name));
    for (int scale : request.scales()) {
      if (scale < 1) {
        throw new CommandException(
            "-Dscale=%d: at least one container is needed, such as -Dscale=1,2,3".formatted(scale));
      }
    }
    for (String param : chosen(request.params(), suite.params())) {
      if (param.indexOf('=') < 1) {
        throw new CommandException(
            "-Dparams=%s: it must be NAME=VALUE, such as -Dparams=n=1000,threads=1"
                .formatted(param));
      }
    }
    if (request.blocks() != null && request.blocks() < 1) {
      throw new CommandException(
          "-Dblocks=%d: at least one block is needed".formatted(request.blocks()));
    }
  }

  /** Provides the images, then makes the plan of the run of that id. */
  Planned plan(String runId, ImageStore store, EventHandler events) {
    Suite suite = selection.suite();
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
            .map(name -> engine.resolve(catalog.limits("-Dlimits", name)))
            .toList();
    int blocks = request.blocks() == null ? suite.blocks() : request.blocks();
    Runtimes available = new Runtimes(catalog, engine);
    List<PlannedRuntime> chosen =
        request.againstItself()
            ? available.twice(request.baseline())
            : available.choose(request.baseline(), request.runtimes());
    List<PlannedRuntime> runtimes =
        new HostRuntime(chosen, events).measurable(selection, limits, request.baseline());
    Set<Image> needed = new LinkedHashSet<>();
    if (!selection.managing().isEmpty()) {
      needed.addAll(images);
      needed.addAll(servers);
      needed.add(catalog.image("the probe's image", PROBE));
    }
    if (selection.hasContained()) {
      needed.add(forkImage());
    }
    List<ProvidedImage> provided =
        needed.stream().map(image -> store.provide(image, events)).toList();
    RunPlan plan =
        new RunPlan(
            runId,
            request.seed() == null ? new SecureRandom().nextInt(1_000_000) : request.seed(),
            engine.endpoint(),
            request.switchMode(),
            request.changeDaemon(),
            request.baseline(),
            runtimes,
            selection.patterns(),
            selection.managing().isEmpty() ? List.of() : planned(images, provided),
            selection.managing().isEmpty() ? List.of() : planned(servers, provided),
            selection.managing().isEmpty() ? null : probe(provided),
            limits,
            request.scales().isEmpty() ? suite.scales() : request.scales(),
            blocks,
            suite.warmupIterations(),
            suite.iterations(),
            request.remeasure(),
            request.callLimit(),
            Effort.of(request.precision(), request.timeBudget()),
            chosen(request.params(), suite.params()),
            containedForks(suite, provided));
    return new Planned(plan, provided);
  }

  private ContainedForks containedForks(Suite suite, List<ProvidedImage> provided) {
    ForkRequest forks = request.forks();
    return new ContainedForks(
        suite.project(),
        selection.hasContained() ? planned(forkImage(), provided) : null,
        options(forks));
  }

  private static ForkOptions options(ForkRequest forks) {
    try {
      return ForkOptions.parse(forks.options(), forks.image().isEmpty() ? THIS_JDK : "image");
    } catch (IllegalArgumentException e) {
      throw new CommandException("-DforkOptions=" + e.getMessage());
    }
  }

  private Image forkImage() {
    String asked = request.forks().image();
    return catalog.imageOrReference("-DforkImage", asked.isEmpty() ? FORK_IMAGE : asked);
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

  private static List<String> chosen(List<String> asked, List<String> ofSuite) {
    return asked.isEmpty() ? ofSuite : asked;
  }
}
