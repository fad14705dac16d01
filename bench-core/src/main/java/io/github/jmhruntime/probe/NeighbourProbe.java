package io.github.jmhruntime.probe;

import io.github.jmhruntime.engine.Confinement;
import io.github.jmhruntime.engine.Confinement.WriteLimit;
import io.github.jmhruntime.engine.ContainerSpec.Mount;
import io.github.jmhruntime.engine.TemporaryContainer;
import io.github.jmhruntime.host.BlockDevice;
import io.github.jmhruntime.profile.Finding;
import io.github.jmhruntime.statistics.Estimate;
import io.github.jmhruntime.statistics.Interval;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a container feels of one beside it that takes what it can within its limits: a fixed piece
 * of work is done again and again, and the hog rests in every other half of a second, so that both
 * sides of the comparison lie close together in time.
 */
final class NeighbourProbe implements Hog {

  /** What the hog takes, and its neighbour needs. */
  enum Resource {
    CPU,
    MEMORY,
    IO;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final long MIB = 1 << 20;
  private static final double HOG_CPUS = 0.5;
  private static final long HOG_MEMORY = 200 * MIB;
  private static final double CONFIDENCE = 0.95;
  private static final int SECONDS = 8;
  private static final int EXTRA = 4;
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String INSIDE = "/probe";

  /** A neighbour that keeps so much of its speed notices little. */
  private static final double LITTLE = 90;

  private static final double MUCH = 50;

  private final Resource resource;

  NeighbourProbe(Resource resource) {
    this.resource = resource;
  }

  @Override
  public String name() {
    return "neighbour-" + resource.word();
  }

  @Override
  public Found tryUnder(ProbedRuntime runtime) {
    Mount folder = new Mount(runtime.around().folder().toString(), INSIDE, false);
    Optional<BlockDevice> disk = BlockDevice.under(runtime.around().folder());
    Confinement.Builder held = runtime.held().withoutSwap();
    if (resource == Resource.IO) {
      if (disk.isEmpty()) {
        return Found.notRun("this machine's folder for the probes lies on no block device");
      }
      held.writing(new WriteLimit(disk.get().path(), IoProbe.LIMIT_MIB * MIB));
    }
    Tenant hog =
        Tenant.of(
                Program.timed(
                    "hog.pl", resource.word(), SECONDS + EXTRA, Phases.PERIOD, INSIDE + "/hog"))
            .cpus(HOG_CPUS)
            .memory(HOG_MEMORY)
            .mounting(folder)
            .confined(held);
    Tenant neighbour =
        Tenant.of(Program.timed("neighbour.pl", resource.word(), SECONDS, INSIDE + "/neighbour"))
            .mounting(folder);
    try (TemporaryContainer beside = runtime.start(hog)) {
      Ended ended = runtime.run(neighbour, LIMIT);
      boolean alive = runtime.engine().inspect(beside.id()).running();
      return judge(Phases.of(ended.said().all("work")), alive, ended.words());
    }
  }

  Found judge(Phases phases, boolean hogAlive, String words) {
    if (!hogAlive) {
      return Found.notRun("the hog ended before its neighbour did");
    }
    if (phases.pairs() < 2) {
      return Found.notRun("too little work was done to compare: " + words);
    }
    Estimate log = phases.speed().log();
    double speed = 100 * Math.exp(log.value());
    Interval interval = log.interval(CONFIDENCE).exp().times(100);
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("percent", shown(speed));
    facts.put("lower", shown(interval.lower()));
    facts.put("upper", shown(interval.upper()));
    facts.put("pairs", String.valueOf(phases.pairs()));
    String kept =
        "beside a hog of %s a neighbour keeps %s %% of its speed [%s, %s], over %d pairs of moments"
            .formatted(
                resource.word(),
                shown(speed),
                shown(interval.lower()),
                shown(interval.upper()),
                phases.pairs());
    if (interval.lower() < LITTLE && interval.upper() >= LITTLE) {
      return Found.notRun(kept + ": too noisy to tell; probe again on a quieter machine")
          .with(facts);
    }
    return new Found(
        interval.lower() >= LITTLE
            ? Finding.ENFORCED
            : interval.upper() >= MUCH ? Finding.PARTLY : Finding.NOT_ENFORCED,
        kept,
        facts);
  }

  private static String shown(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
