package io.github.jmhruntime.command;

import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.plan.Fitness;
import io.github.jmhruntime.plan.NetworkPath;
import io.github.jmhruntime.plan.RunPlan.PlannedRuntime;
import io.github.jmhruntime.profile.Image;
import io.github.jmhruntime.profile.Limits;
import io.github.jmhruntime.profile.RuntimeProfile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which runtimes can do what a run asks of them, by what their profiles say: what cannot work is
 * refused before anything is started.
 *
 * @param asked the names of runtimes that the user has named; others are left out instead
 * @param forks whether programs of this project run in containers: JMH's forks, or peers
 * @param limits under which containers run
 * @param images from which they are started
 * @param paths that load takes to them
 */
record FittingRuntimes(
    Set<String> asked,
    boolean forks,
    List<Limits> limits,
    Collection<Image> images,
    List<NetworkPath> paths) {

  /**
   * Those that can.
   *
   * @throws CommandException where one cannot that the user has named, with the profile's reason
   */
  List<PlannedRuntime> of(List<PlannedRuntime> runtimes, EventHandler events) {
    List<PlannedRuntime> fitting = new ArrayList<>();
    for (PlannedRuntime runtime : runtimes) {
      RuntimeProfile profile = runtime.profile();
      Optional<String> objection = profile.isHost() ? Optional.empty() : objection(profile);
      if (objection.isEmpty()) {
        fitting.add(runtime);
      } else if (asked.contains(profile.name())) {
        throw new CommandException(
            "-Druntime=%s %s, or leave it out of -Druntime"
                .formatted(profile.name(), objection.get()));
      } else {
        events.handle(
            new Event.Notice("%s is left out: it %s".formatted(profile.name(), objection.get())));
      }
    }
    return List.copyOf(fitting);
  }

  /** What it cannot do, and what to do about it. */
  private Optional<String> objection(RuntimeProfile profile) {
    Optional<String> ofForks = forks ? Fitness.forForks(profile) : Optional.empty();
    if (ofForks.isPresent()) {
      return Optional.of(
          "cannot run JMH's forks or peers of network load: %s; take other benchmarks, such as -Dsuite=quick"
              .formatted(ofForks.get()));
    }
    for (Limits one : limits) {
      Optional<String> why = Fitness.underLimits(profile, one);
      if (why.isPresent()) {
        return Optional.of(
            "cannot be limited as -Dlimits=%s says: %s Take -Dlimits=default"
                .formatted(one.name(), why.get()));
      }
    }
    for (NetworkPath path : paths) {
      Optional<String> why = Fitness.over(profile, path);
      if (why.isPresent()) {
        return Optional.of(
            "cannot be reached as -Dparams=path=%s says: %s Take -Dparams=path=bridge"
                .formatted(path.word(), why.get()));
      }
    }
    for (Image image : images) {
      Optional<String> why = Fitness.withImage(profile, image);
      if (why.isPresent()) {
        return Optional.of("cannot start image '%s': %s".formatted(image.name(), why.get()));
      }
    }
    return Optional.empty();
  }
}
