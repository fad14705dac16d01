package io.github.jmhruntime.container.launch;

import io.github.jmhruntime.container.ForkWitness;
import io.github.jmhruntime.engine.Offering;
import io.github.jmhruntime.workload.cpu.CpuInterval;
import io.github.jmhruntime.workload.cpu.CpuMeter;
import io.github.jmhruntime.workload.cpu.SandboxCpu;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The CPU time of a fork's sandbox, from when its container is started until the fork says that its
 * work is done. It then waits to be read, since a sandbox that has ended cannot be; the kernel
 * tells when it says so, so that nothing runs beside the measurement.
 */
final class ForkCpu implements AutoCloseable {

  private final Path shared;
  private final @Nullable WatchService files;
  private volatile @Nullable SandboxCpu taken;

  private ForkCpu(Path shared, @Nullable WatchService files) {
    this.shared = shared;
    this.files = files;
  }

  /**
   * Has the fork that is about to start wait at its end, where its processes are seen here and the
   * kernel can tell of that.
   *
   * @param offered what the engine offers
   */
  static ForkCpu prepare(ForkFolder folder, Set<Offering> offered) {
    Path shared = folder.evidence();
    if (!offered.contains(Offering.HOST_PROCESSES)) {
      return new ForkCpu(shared, null);
    }
    try {
      WatchService files = shared.getFileSystem().newWatchService();
      var unused = shared.register(files, StandardWatchEventKinds.ENTRY_CREATE);
      Files.createFile(shared.resolve(ForkWitness.HELD));
      return new ForkCpu(shared, files);
    } catch (IOException e) {
      // This user has as many watches as are allowed: the fork is measured without its CPU time.
      return new ForkCpu(shared, null);
    }
  }

  /** The container has started; the engine was asked for that at {@code startNanoTime}. */
  void begin(String containerId, long startNanoTime) {
    if (files == null) {
      return;
    }
    CpuInterval interval = CpuMeter.ofHost().sinceStart(List.of(containerId), startNanoTime);
    Thread thread = new Thread(() -> readAtTheEnd(files, interval), "jmh-runtime-fork-cpu");
    thread.setDaemon(true);
    thread.start();
  }

  /** What was taken; null where the fork did not come to its end, or could not be read. */
  @Nullable SandboxCpu taken() {
    return taken;
  }

  private void readAtTheEnd(WatchService told, CpuInterval interval) {
    try {
      while (!Files.exists(shared.resolve(ForkWitness.DONE))) {
        WatchKey key = told.take();
        key.pollEvents().clear();
        var unused = key.reset();
      }
      taken = interval.end();
    } catch (ClosedWatchServiceException e) {
      return;
    } catch (IllegalStateException e) {
      // It was killed meanwhile, or this user may not see its processes.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    release();
  }

  private void release() {
    try {
      Files.createFile(shared.resolve(ForkWitness.RELEASED));
    } catch (FileAlreadyExistsException e) {
      // It has been let go already.
    } catch (IOException e) {
      // The folder is gone, and so is the fork; else it goes on by itself.
    }
  }

  @Override
  public void close() {
    if (files == null) {
      return;
    }
    try {
      files.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot end watching " + shared, e);
    }
  }
}
