package io.github.jmhruntime.engine.kubernetes;

import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.github.jmhruntime.engine.EngineException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Hears of the pods that this JVM makes, by one watch for all of them.
 *
 * <p>Whenever the watch ends, be it that it has expired (410), or that the API server was away,
 * they are listed and watched from there on. So nothing is lost, and what happened meanwhile is
 * heard of late. fabric8's informer would do so as well, but hands events on through a queue, and
 * their times are what is measured.
 */
final class PodStates implements AutoCloseable {

  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(200);

  private final Cluster cluster;
  private final String maker;
  private final Map<String, PodTrack> tracks = new ConcurrentHashMap<>();
  private @Nullable Thread watching;
  private volatile boolean closed;

  /**
   * Creates it; it begins with the first pod.
   *
   * @param maker the value of {@link Labels#MAKER} that the pods have
   */
  PodStates(Cluster cluster, String maker) {
    this.cluster = cluster;
    this.maker = maker;
  }

  /**
   * Expects a pod of that name, of which everything is heard from now on.
   *
   * @throws EngineException where pods cannot be watched
   */
  PodTrack expect(String name) {
    begin();
    return tracks.computeIfAbsent(name, PodTrack::new);
  }

  /** What is heard of a pod that was expected. */
  Optional<PodTrack> of(String name) {
    return Optional.ofNullable(tracks.get(name));
  }

  /** Hears no more of a pod. */
  void forget(String name) {
    tracks.remove(name);
  }

  /** Asks for a pod by itself, in case that the watch hangs without saying so. */
  void lookAt(PodTrack track) {
    Pod pod =
        cluster.repeat(
            "ask for pod " + track.name(),
            client -> client.pods().inNamespace(cluster.namespace()).withName(track.name()).get());
    long now = System.nanoTime();
    if (pod == null) {
      track.gone(now);
    } else {
      track.see(pod, now);
    }
  }

  private synchronized void begin() {
    if (watching != null || closed) {
      return;
    }
    Watched first = cluster.repeat("watch pods", unused -> watch());
    Thread thread = new Thread(() -> keepWatching(first), "jmh-runtime-pods");
    thread.setDaemon(true);
    thread.start();
    watching = thread;
  }

  private void keepWatching(Watched first) {
    Watched current = first;
    try {
      while (!closed) {
        current.ended().await();
        current.watch().close();
        current = again();
      }
    } catch (InterruptedException e) {
      // It is closed.
    } finally {
      current.watch().close();
    }
  }

  private Watched again() throws InterruptedException {
    while (true) {
      try {
        return watch();
      } catch (KubernetesClientException e) {
        Thread.sleep(BETWEEN_ATTEMPTS.toMillis());
      }
    }
  }

  private record Watched(Watch watch, CountDownLatch ended) {}

  private Watched watch() {
    Set<String> expected = new HashSet<>(created());
    PodList list = selected().list();
    long now = System.nanoTime();
    for (Pod pod : list.getItems()) {
      expected.remove(pod.getMetadata().getName());
      of(pod.getMetadata().getName()).ifPresent(track -> track.see(pod, now));
    }
    expected.forEach(name -> of(name).ifPresent(track -> track.gone(now)));
    CountDownLatch ended = new CountDownLatch(1);
    Watch watch =
        selected()
            .watch(
                new ListOptionsBuilder()
                    .withResourceVersion(list.getMetadata().getResourceVersion())
                    .build(),
                new Listener(ended));
    return new Watched(watch, ended);
  }

  /** One that is not listed any more is gone only if it was there before the list was asked for. */
  private Set<String> created() {
    Set<String> created = new HashSet<>();
    tracks.forEach(
        (name, track) -> {
          if (track.last().isPresent()) {
            created.add(name);
          }
        });
    return created;
  }

  private FilterWatchListDeletable<Pod, PodList, PodResource> selected() {
    return cluster.client().pods().inNamespace(cluster.namespace()).withLabel(Labels.MAKER, maker);
  }

  private final class Listener implements Watcher<Pod> {
    private final CountDownLatch ended;

    Listener(CountDownLatch ended) {
      this.ended = ended;
    }

    @Override
    public void eventReceived(Action action, Pod pod) {
      long now = System.nanoTime();
      PodTrack track = tracks.get(pod.getMetadata().getName());
      if (track == null) {
        return;
      }
      switch (action) {
        case ADDED, MODIFIED -> track.see(pod, now);
        case DELETED -> {
          track.see(pod, now);
          track.gone(now);
        }
        default -> {
          // A bookmark, or an error that ends the watch.
        }
      }
    }

    @Override
    public void onClose() {
      ended.countDown();
    }

    @Override
    public void onClose(WatcherException cause) {
      ended.countDown();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (watching != null) {
      watching.interrupt();
    }
  }
}
