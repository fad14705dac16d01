package io.github.jmhruntime.benchmarks;

import io.github.jmhruntime.workload.load.DrivenLoad;
import io.github.jmhruntime.workload.load.LoadResult;
import io.github.jmhruntime.workload.memory.Footprint;
import io.github.jmhruntime.workload.memory.FootprintMeter;
import io.github.jmhruntime.workload.memory.StepMemory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What the host's processes tell: {@code memory.*} of {@link LoadFigures}, {@link CpuFigures}. */
final class HostFigures implements ServerFigures {

  private final FootprintMeter meter = FootprintMeter.ofHost();
  private final ForkNotes notes;
  private final CpuFigures cpu;
  private @Nullable Footprint idle;
  private boolean remarked;
  private long availableBefore;

  HostFigures(ForkNotes notes) {
    this.notes = notes;
    this.cpu = new CpuFigures(text -> notes.remark(List.of(text)));
  }

  @Override
  public void beforeStart() {
    availableBefore = meter.availableBytes();
  }

  @Override
  public void requireRoom(List<String> first, int scale) {
    Footprint footprint = footprint(first);
    if (footprint != null) {
      notes.requireRoom(new StepMemory(scale, footprint.pssBytes(), meter.availableBytes()));
    }
  }

  @Override
  public void idle(List<String> ids) {
    idle = footprint(ids);
  }

  @Override
  public void begin(List<String> ids) {
    cpu.begin(ids);
  }

  @Override
  public void addCpu(LoadResult result) {
    cpu.end(result.total().requests(), CpuFigures.PER_OPERATION);
  }

  @Override
  public void addUnderLoad(List<String> ids, DrivenLoad load) {
    if (idle == null) {
      return;
    }
    LoadFigures.add("idle", idle);
    CompletableFuture<@Nullable Footprint> reading =
        CompletableFuture.supplyAsync(() -> footprint(ids));
    load.begin();
    while (!reading.isDone()) {
      load.await(1);
    }
    var unused = load.end();
    Footprint underLoad = reading.join();
    if (underLoad != null) {
      LoadFigures.add("load", underLoad);
      remarkOnce(underLoad);
    }
  }

  /** What they take now; null where this user may not read what other users' processes take. */
  private @Nullable Footprint footprint(List<String> ids) {
    try {
      return meter.measure(ids, availableBefore);
    } catch (IllegalStateException e) {
      notes.remark(List.of("memory was not measured: " + e.getMessage()));
      return null;
    }
  }

  private void remarkOnce(Footprint underLoad) {
    if (!remarked) {
      remarked = true;
      notes.remark(
          underLoad.disagreements().stream()
              .map(line -> "memory under load: " + line.text())
              .toList());
    }
  }
}
