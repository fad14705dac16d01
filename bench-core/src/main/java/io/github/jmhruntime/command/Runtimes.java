package io.github.jmhruntime.command;

import io.github.jmhruntime.engine.EngineInfo;
import io.github.jmhruntime.ladder.Means;
import io.github.jmhruntime.plan.RunPlan.PlannedRuntime;
import io.github.jmhruntime.profile.Catalog;
import io.github.jmhruntime.profile.RuntimeProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which runtimes a run measures, under the names by which the engine knows them. */
record Runtimes(Catalog catalog, EngineInfo engine) {

  /**
   * The baseline and the runtimes to compare with it.
   *
   * @param names what the user asked for; empty for every runtime that the engine has, without the
   *     variants of one that is measured anyway
   * @throws CommandException when one of them cannot be measured here, with the remedy
   */
  List<PlannedRuntime> choose(String baseline, List<String> names) {
    List<PlannedRuntime> chosen = usable(baseline, names);
    if (chosen.size() < 2) {
      throw new CommandException(
          "there is nothing to compare with %s: the engine at %s has only %s. %s"
              .formatted(
                  baseline,
                  engine.endpoint(),
                  engine.registered(),
                  "Register another runtime, or see `mvn jmh-runtime:doctor`"));
    }
    return chosen;
  }

  /** The same where the baseline alone will do. */
  List<PlannedRuntime> usable(String baseline, List<String> names) {
    Map<String, PlannedRuntime> chosen = new LinkedHashMap<>();
    chosen.put(baseline, planned("-Dbaseline", baseline));
    if (names.isEmpty()) {
      found(chosen.get(baseline))
          .forEach(found -> chosen.putIfAbsent(found.profile().name(), found));
    }
    names.forEach(name -> chosen.computeIfAbsent(name, key -> planned("-Druntime", key)));
    return List.copyOf(chosen.values());
  }

  /** The baseline, and the baseline again under another name. */
  List<PlannedRuntime> twice(String baseline) {
    PlannedRuntime once = planned("-Dbaseline", baseline);
    RuntimeProfile again = once.profile().named(baseline + "-again");
    return List.of(once, new PlannedRuntime(again, once.engineName()));
  }

  private List<PlannedRuntime> found(PlannedRuntime baseline) {
    List<PlannedRuntime> found = new ArrayList<>();
    for (RuntimeProfile profile : catalog.runtimes().values()) {
      if (profile.unsupported() == null
          && profile.variantOf() == null
          && !profile.isOutsideEngine()) {
        engine
            .nameOf(profile)
            .filter(name -> !name.equals(baseline.engineName()))
            .ifPresent(name -> found.add(new PlannedRuntime(profile, name)));
      }
    }
    return found;
  }

  private PlannedRuntime planned(String option, String name) {
    RuntimeProfile profile = catalog.runtime(option, name);
    if (profile.unsupported() != null) {
      throw new CommandException(
          "%s=%s cannot be measured: %s".formatted(option, name, profile.unsupported()));
    }
    List<String> lacking =
        profile.isHandmade() ? Means.lacking(profile.steps()) : List.<String>of();
    if (!lacking.isEmpty()) {
      throw new CommandException(
          "%s=%s cannot be measured here: %s".formatted(option, name, String.join("; ", lacking)));
    }
    return new PlannedRuntime(profile, engine.requireName(option, profile));
  }
}
