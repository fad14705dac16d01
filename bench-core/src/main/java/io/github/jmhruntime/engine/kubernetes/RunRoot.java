package io.github.jmhruntime.engine.kubernetes;

import static io.github.jmhruntime.engine.ContainerSpec.RUN_LABEL;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.github.jmhruntime.engine.EngineException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The object that everything of a run belongs to: a Job with a deadline that whoever holds the run
 * puts off while it lives. Once nobody does, the Job fails, its time to live removes it, and the
 * cluster's garbage collector all that belongs to it.
 *
 * <p>It has one pod, which waits for ever for a scheduler that does not exist: no deadline passes
 * for a Job that never had a pod (Kubernetes 1.20 does not even write down when it began).
 */
final class RunRoot {

  /** How long a run that nobody holds any more is left alone. */
  static final Duration PATIENCE = Duration.ofMinutes(10);

  /** How often the deadline has to be put off. */
  static final Duration BETWEEN_BEATS = Duration.ofMinutes(1);

  /** When the deadline was put off last, by the clock of whoever did. */
  static final String BEAT = "io.github.jmhruntime.beat";

  private static final String NO_SCHEDULER = "jmh-runtime-none";
  private static final String KIND = "Job";
  private static final String API_VERSION = "batch/v1";

  private final Cluster cluster;
  private final Clock clock;
  private final Map<String, Job> known = new ConcurrentHashMap<>();

  RunRoot(Cluster cluster, Clock clock) {
    this.cluster = cluster;
    this.clock = clock;
  }

  /**
   * What makes an object belong to a run, whose root is made where there is none. Its end is put
   * off where that is this JVM's part.
   */
  OwnerReference of(String runId) {
    boolean first = !known.containsKey(runId);
    Job job = known.computeIfAbsent(runId, this::findOrMake);
    if (first && holds()) {
      beat(runId);
    }
    return new OwnerReferenceBuilder()
        .withApiVersion(API_VERSION)
        .withKind(KIND)
        .withName(job.getMetadata().getName())
        .withUid(job.getMetadata().getUid())
        .build();
  }

  /** Puts the run's end off. */
  void beat(String runId) {
    Job job = known.computeIfAbsent(runId, this::findOrMake);
    long age =
        startedAt(job)
            .map(start -> Duration.between(start, clock.instant()).toSeconds())
            .orElse(0L);
    String patch =
        "{\"metadata\":{\"annotations\":{\"%s\":\"%s\"}},\"spec\":{\"activeDeadlineSeconds\":%d}}"
            .formatted(BEAT, clock.instant(), Math.max(0, age) + PATIENCE.toSeconds());
    var unused =
        cluster.repeat(
            "put off the end of run " + runId,
            client ->
                client
                    .batch()
                    .v1()
                    .jobs()
                    .inNamespace(cluster.namespace())
                    .withName(job.getMetadata().getName())
                    .patch(PatchContext.of(PatchType.JSON_MERGE), patch));
  }

  /**
   * Whether this JVM keeps runs from ending: drivers in pods do not, so that they are ended where
   * nobody waits for what they find.
   */
  private boolean holds() {
    return cluster.address().node() == null || cluster.address().driverImage() == null;
  }

  /** Puts off the end of all runs that this JVM holds. */
  void beatAll() {
    if (!holds()) {
      return;
    }
    for (String runId : held()) {
      try {
        beat(runId);
      } catch (EngineException e) {
        // An API server that is away may be back for the next one; a root that is gone needs none.
      }
    }
  }

  /** The runs whose root this JVM has made or found. */
  Set<String> held() {
    return Set.copyOf(known.keySet());
  }

  /** Removes the root of a run with all that belongs to it; the cluster does the latter. */
  void remove(String runId) {
    known.remove(runId);
    var unused =
        cluster.repeat(
            "remove run " + runId,
            client ->
                client
                    .batch()
                    .v1()
                    .jobs()
                    .inNamespace(cluster.namespace())
                    .withLabels(Labels.of(runId))
                    .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                    .delete());
  }

  /** Whether nobody has put off the end of a run for so long that nobody holds it. */
  static boolean isAbandoned(Job root, Instant now) {
    Instant last =
        Optional.ofNullable(root.getMetadata().getAnnotations())
            .map(annotations -> annotations.get(BEAT))
            .flatMap(RunRoot::instant)
            .or(() -> instant(root.getMetadata().getCreationTimestamp()))
            .orElse(now);
    return last.plus(BETWEEN_BEATS.multipliedBy(3)).isBefore(now);
  }

  private Job findOrMake(String runId) {
    Job job =
        new JobBuilder()
            .withNewMetadata()
            .withName(name(runId))
            .withLabels(Labels.of(runId))
            .addToAnnotations(BEAT, clock.instant().toString())
            .endMetadata()
            .withNewSpec()
            .withParallelism(1)
            .withBackoffLimit(0)
            .withActiveDeadlineSeconds(PATIENCE.toSeconds())
            .withTtlSecondsAfterFinished(0)
            .withNewTemplate()
            .withNewMetadata()
            .addToLabels(RUN_LABEL, Labels.value(runId))
            .endMetadata()
            .withNewSpec()
            .withRestartPolicy("Never")
            .withSchedulerName(NO_SCHEDULER)
            .addNewContainer()
            .withName("none")
            .withImage("none")
            .endContainer()
            .endSpec()
            .endTemplate()
            .endSpec()
            .build();
    return cluster.repeat(
        "make the root of run " + runId,
        client -> {
          var jobs = client.batch().v1().jobs().inNamespace(cluster.namespace());
          try {
            Job found = jobs.withName(name(runId)).get();
            return found != null ? found : jobs.resource(job).create();
          } catch (KubernetesClientException e) {
            Job made = ClusterFailures.isConflict(e) ? jobs.withName(name(runId)).get() : null;
            if (made == null) {
              throw e;
            }
            return made;
          }
        });
  }

  /** The root's name, which a Job's label has to hold: at most 63 characters. */
  static String name(String runId) {
    String lower = runId.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
    return Labels.value("jmh-runtime-" + lower);
  }

  private static Optional<Instant> startedAt(Job job) {
    String started =
        job.getStatus() != null && job.getStatus().getStartTime() != null
            ? job.getStatus().getStartTime()
            : job.getMetadata().getCreationTimestamp();
    return instant(started);
  }

  private static Optional<Instant> instant(@Nullable String text) {
    try {
      return text == null ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
