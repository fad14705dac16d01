package io.github.jmhruntime.command;

import io.github.jmhruntime.engine.EngineInfo;
import io.github.jmhruntime.plan.Effort;
import io.github.jmhruntime.plan.EngineUse;
import io.github.jmhruntime.plan.ForkOptions;
import io.github.jmhruntime.plan.RunPlan;
import io.github.jmhruntime.plan.RunPlan.PlannedImage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What {@code -Dresume} goes on with: the plan that stands, in which nothing may change that
 * decides what is measured or how it is judged.
 */
final class Resumption {

  /**
   * An option that a plan holds fast.
   *
   * @param name how the user calls it
   * @param asked what a request says
   * @param planned what the plan says
   */
  private record Held(
      String name,
      Function<RunRequest, @Nullable Object> asked,
      Function<RunPlan, @Nullable Object> planned) {

    boolean isKept(RunRequest request, RunPlan plan) {
      return !request.given().contains(name)
          || Objects.equals(asked.apply(request), planned.apply(plan));
    }

    String objection(RunRequest request, RunPlan plan) {
      return "-D%s=%s, where the run has %s"
          .formatted(name, words(asked.apply(request)), words(planned.apply(plan)));
    }
  }

  private static final List<Held> HELD =
      List.of(
          new Held("runtime", asked -> set(asked.candidates().names()), Resumption::candidates),
          new Held("baseline", asked -> asked.candidates().baseline(), RunPlan::baseline),
          new Held("suite", RunRequest::suiteName, plan -> plan.subject().suite()),
          new Held(
              "benchmarks",
              asked -> asked.subject().benchmarks(),
              plan -> plan.subject().benchmarks()),
          new Held("images", asked -> asked.subject().images(), plan -> plan.subject().images()),
          new Held("limits", asked -> asked.subject().limits(), plan -> plan.subject().limits()),
          new Held("scale", asked -> asked.subject().scales(), plan -> plan.subject().scales()),
          new Held("params", asked -> asked.subject().params(), plan -> plan.subject().params()),
          new Held("blocks", asked -> asked.passes().blocks(), plan -> plan.passes().blocks()),
          new Held("seed", asked -> asked.passes().seed(), plan -> plan.passes().seed()),
          new Held(
              "precision", asked -> asked.effort().precision(), plan -> plan.effort().precision()),
          new Held(
              "confidence",
              asked -> asked.judging().confidence(),
              plan -> plan.judging().confidence()),
          new Held(
              "relevantDifference",
              asked -> asked.judging().relevantDifference(),
              plan -> plan.judging().relevantDifference()),
          new Held(
              "switch", asked -> asked.engine().switchMode(), plan -> plan.engine().switchMode()),
          new Held("forkImage", asked -> asked.forks().image(), Resumption::forkImage),
          new Held("forkOptions", Resumption::forkOptions, plan -> plan.forks().options()));

  private Resumption() {}

  /**
   * Refuses what would change what is measured or judged.
   *
   * @throws CommandException naming each such option, its value and the plan's
   */
  static void check(RunRequest request, RunPlan plan) {
    List<String> objections = new ArrayList<>();
    for (Held held : HELD) {
      if (!held.isKept(request, plan)) {
        objections.add(held.objection(request, plan));
      }
    }
    if (!objections.isEmpty()) {
      throw new CommandException(
          "-Dresume goes on with the plan of the run in %s, which cannot be changed: %s; leave %s out, or start anew without -Dresume"
              .formatted(
                  request.place().output(),
                  String.join("; ", objections),
                  objections.size() == 1 ? "it" : "them"));
    }
  }

  /**
   * The plan with what may be another one now: where the engine listens, and limits of time.
   *
   * @throws CommandException when the engine is another one than that of the run
   */
  static RunPlan goingOn(RunRequest request, RunPlan plan, EngineInfo found) {
    Set<String> given = request.given();
    EngineUse planned = plan.engine();
    planned
        .objection(found)
        .ifPresent(
            objection -> {
              throw new CommandException(
                  "-Dresume: %s; bring that engine back, or start anew without -Dresume"
                      .formatted(objection));
            });
    EngineUse engine =
        new EngineUse(
            found.endpoint(),
            found.identity(),
            planned.switchMode(),
            given.contains("changeDaemon")
                ? request.engine().changeDaemon()
                : planned.changeDaemon(),
            given.contains("callLimit") ? request.engine().callLimit() : planned.callLimit());
    Effort effort =
        plan.effort()
            .goingOn(
                request.effort().remeasure(),
                given.contains("timeBudget") ? request.effort().budget() : plan.effort().budget());
    return plan.at(engine).with(effort);
  }

  private static Set<String> candidates(RunPlan plan) {
    return plan.runtimes().stream()
        .map(runtime -> runtime.profile().name())
        .filter(name -> !name.equals(plan.baseline()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static @Nullable String forkImage(RunPlan plan) {
    PlannedImage image = plan.forks().image();
    return image == null ? null : image.name();
  }

  private static ForkOptions forkOptions(RunRequest request) {
    return Planning.options(request.forks());
  }

  private static Set<String> set(Collection<String> names) {
    return new TreeSet<>(names);
  }

  private static String words(@Nullable Object value) {
    if (value instanceof Collection<?> values) {
      return values.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> entry.getKey() + "=" + words(entry.getValue()))
          .collect(Collectors.joining(","));
    }
    return value == null ? "none" : value.toString();
  }
}
