package io.github.jmhruntime.probe;

import io.github.jmhruntime.engine.ContainerOperations;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.host.Processes;
import io.github.jmhruntime.profile.Finding;
import io.github.jmhruntime.profile.RuntimeProfile;
import io.github.jmhruntime.profile.RuntimeProfile.Limitation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tries a feature of the engine: it is used, and what it is for is looked at. */
abstract class FeatureProbe implements Probe {

  /** How long an effect may take to be seen. */
  static final Duration SOON = Duration.ofSeconds(8);

  private static final int LENGTH = 240;

  private final String name;
  private final @Nullable Limitation limitation;

  /** Names it, and what profiles call the lack of it, or null. */
  FeatureProbe(String name, @Nullable Limitation limitation) {
    this.name = name;
    this.limitation = limitation;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final Found tryUnder(ProbedRuntime runtime) {
    String asProfileSays = limitation == null ? "" : runtime.asProfileSays(limitation);
    try {
      return use(runtime, runtime.engine().operations()).found(asProfileSays);
    } catch (Refused e) {
      return Found.of(
          Finding.NOT_OFFERED, "refused: " + runtime.explain(e.words()) + asProfileSays);
    }
  }

  /** What cannot be tried safely is not offered, for the profile's reason. */
  @Override
  public final Optional<Found> foreseen(RuntimeProfile profile) {
    return Optional.ofNullable(limitation)
        .flatMap(profile::objection)
        .map(why -> Found.of(Finding.NOT_OFFERED, "not tried; its profile says: " + why));
  }

  /**
   * Uses the feature.
   *
   * @throws Refused where the engine or the runtime refuses it
   * @throws EngineException where something else failed
   */
  abstract Checks use(ProbedRuntime runtime, ContainerOperations operations);

  /** Asks for the feature itself, whose refusal is an answer and no failure. */
  static <T> T ask(Supplier<T> request) {
    try {
      return request.get();
    } catch (EngineException e) {
      throw new Refused(e);
    }
  }

  /** The same without an answer. */
  static void ask(Runnable request) {
    ask(
        () -> {
          request.run();
          return "";
        });
  }

  /** Waits for an effect; whether it was seen in time. */
  static boolean soon(BooleanSupplier effect) {
    return Processes.await(SOON, effect);
  }

  /** A refusal's words, of which runtimes add pages about their usage. */
  static String brief(EngineException refusal) {
    String words =
        String.valueOf(refusal.getMessage()).replaceAll("\\b([0-9a-f]{12})[0-9a-f]{52}\\b", "$1");
    return words.length() <= LENGTH ? words : words.substring(0, LENGTH) + "…";
  }

  /** The words of a shell that runs a script. */
  static List<String> shell(String script) {
    return List.of("sh", "-c", script);
  }

  /** The engine or the runtime refused what was asked for. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(EngineException cause) {
      super(brief(cause), cause);
    }

    String words() {
      return String.valueOf(getMessage());
    }
  }
}
