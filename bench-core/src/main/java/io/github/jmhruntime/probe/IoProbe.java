package io.github.jmhruntime.probe;

import io.github.jmhruntime.engine.Confinement.WriteLimit;
import io.github.jmhruntime.engine.ContainerSpec.Mount;
import io.github.jmhruntime.host.BlockDevice;
import io.github.jmhruntime.profile.Finding;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Writes 16 MiB under a limit of 8 MiB/s, past the page cache and through it with a sync each.
 * Control groups of version 1 slow only the first down.
 */
final class IoProbe implements Hog {

  static final long LIMIT_MIB = 8;

  private static final long MIB = 1 << 20;
  private static final long WRITTEN_MIB = 16;

  /** The first second's worth may pass at once. */
  private static final double TOLERANCE = 2;

  private static final String INSIDE = "/probe";

  @Override
  public String name() {
    return "io";
  }

  @Override
  public Found tryUnder(ProbedRuntime runtime) {
    Optional<BlockDevice> disk = BlockDevice.under(runtime.around().folder());
    if (disk.isEmpty()) {
      return Found.notRun("this machine's folder for the probes lies on no block device");
    }
    return judge(write(runtime, disk.get(), "direct"), write(runtime, disk.get(), "buffered"));
  }

  private static Said write(ProbedRuntime runtime, BlockDevice disk, String how) {
    return runtime
        .run(
            Tenant.of(Program.command("write.pl", INSIDE + "/" + how, WRITTEN_MIB, how))
                .mounting(new Mount(runtime.around().folder().toString(), INSIDE, false))
                .confined(runtime.held().writing(new WriteLimit(disk.path(), LIMIT_MIB * MIB))),
            ProbedRuntime.PATIENCE)
        .said();
  }

  static Found judge(Said direct, Said buffered) {
    double fast = rate(buffered);
    double slow = rate(direct);
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("limitMibPerSecond", String.valueOf(LIMIT_MIB));
    facts.put("directMibPerSecond", shown(slow));
    facts.put("bufferedMibPerSecond", shown(fast));
    if (Double.isNaN(fast)) {
      return Found.notRun(
              "nothing could be written: " + buffered.last("refused") + buffered.words())
          .with(facts);
    }
    String past =
        Double.isNaN(slow)
            ? "past the page cache nothing can be written (%s)".formatted(direct.last("refused"))
            : "past the page cache %s MiB/s".formatted(shown(slow));
    boolean directHeld = Double.isNaN(slow) || slow <= LIMIT_MIB * TOLERANCE;
    boolean bufferedHeld = fast <= LIMIT_MIB * TOLERANCE;
    return new Found(
        directHeld && bufferedHeld
            ? Finding.ENFORCED
            : !Double.isNaN(slow) && directHeld ? Finding.PARTLY : Finding.NOT_ENFORCED,
        "under a limit of %d MiB/s: %s, through it %s MiB/s"
            .formatted(LIMIT_MIB, past, shown(fast)),
        facts);
  }

  private static double rate(Said said) {
    double bytes = said.number("bytes").orElse(Double.NaN);
    return bytes > 0 ? bytes / MIB / said.number("seconds").orElse(Double.NaN) : Double.NaN;
  }

  private static String shown(double rate) {
    return Double.isNaN(rate) ? "none" : String.format(Locale.ROOT, "%.1f", rate);
  }
}
