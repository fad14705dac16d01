package io.github.jmhruntime.engine.kubernetes;

import io.github.jmhruntime.engine.ContainerSpec;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.PodLives;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Lives of pods that this JVM makes. */
final class LivesOfPods implements PodLives {

  private static final int AT_ONCE = 64;

  private final ClusterPods pods;

  LivesOfPods(ClusterPods pods) {
    this.pods = pods;
  }

  @Override
  public List<Life> createAll(ContainerSpec spec, int count) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(pods.create(spec));
    }
    ExecutorService calls = Executors.newFixedThreadPool(Math.min(count, AT_ONCE));
    try {
      List<CompletableFuture<Life>> asked =
          ids.stream().map(id -> CompletableFuture.supplyAsync(() -> submit(id), calls)).toList();
      return joined(asked);
    } catch (EngineException e) {
      ids.forEach(id -> remove(id, e));
      throw e;
    } finally {
      calls.shutdown();
    }
  }

  private Life submit(String id) {
    long begin = System.nanoTime();
    return new OneLife(pods.submit(id), begin);
  }

  /** All calls have been answered when this returns or fails. */
  private static List<Life> joined(List<CompletableFuture<Life>> asked) {
    try {
      CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)).join();
      return asked.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      throw e.getCause() instanceof EngineException refused ? refused : e;
    }
  }

  private void remove(String id, EngineException failure) {
    try {
      pods.remove(id);
    } catch (EngineException e) {
      failure.addSuppressed(e);
    }
  }

  private final class OneLife implements Life {
    private final PodTrack track;
    private final long begin;

    OneLife(PodTrack track, long begin) {
      this.track = track;
      this.begin = begin;
    }

    @Override
    public String id() {
      return track.name();
    }

    @Override
    public long beginNanoTime() {
      return begin;
    }

    @Override
    public long await(Step step, Duration within) {
      return pods.await(track, step, within);
    }

    @Override
    public void delete() {
      pods.delete(track.name());
    }

    @Override
    public void close() {
      pods.remove(track.name());
    }
  }
}
