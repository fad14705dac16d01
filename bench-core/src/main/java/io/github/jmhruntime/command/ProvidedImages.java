package io.github.jmhruntime.command;

import static java.util.Objects.requireNonNull;

import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.ImageStore;
import io.github.jmhruntime.engine.ProvidedImage;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.plan.RunPlan.PlannedImage;
import io.github.jmhruntime.plan.RunPlan.PlannedRuntime;
import io.github.jmhruntime.profile.Image;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The images that a run needs, and those of runtimes that need one of their own.
 *
 * @param runtimes the names of the runtimes that are measured
 * @param provided what the engine has of each image
 */
record ProvidedImages(List<String> runtimes, Map<Image, ProvidedImage> provided) {

  /**
   * Has the engine provide them, each once, and none that no runtime is started from.
   *
   * @param spare those that may be left out where they cannot be had
   */
  static ProvidedImages of(
      Collection<Image> images,
      Collection<Image> spare,
      List<PlannedRuntime> runtimes,
      ImageStore store,
      EventHandler events) {
    List<String> names = runtimes.stream().map(runtime -> runtime.profile().name()).toList();
    Set<Image> needed = new LinkedHashSet<>();
    images.forEach(image -> names.forEach(name -> needed.add(image.under(name))));
    Map<Image, ProvidedImage> provided = new LinkedHashMap<>();
    for (Image image : needed) {
      try {
        provided.put(image, store.provide(image, events));
      } catch (EngineException e) {
        if (!isSpare(image, spare)) {
          throw e;
        }
        events.handle(
            new Event.Warning(
                "%s%nIt is left out; the others are measured".formatted(e.getMessage())));
      }
    }
    return new ProvidedImages(names, provided);
  }

  /** Whether a runtime's own image or the usual one of it may be left out. */
  private static boolean isSpare(Image image, Collection<Image> spare) {
    return spare.stream().anyMatch(other -> other.name().equals(image.name()));
  }

  List<ProvidedImage> all() {
    return List.copyOf(provided.values());
  }

  /** Those that could be had of these, at least one. */
  List<PlannedImage> planned(List<Image> images) {
    List<PlannedImage> planned =
        images.stream().filter(this::isProvided).map(this::planned).toList();
    if (planned.isEmpty() && !images.isEmpty()) {
      throw new CommandException(
          "none of the images %s can be provided; the reasons stand above"
              .formatted(images.stream().map(Image::name).collect(Collectors.joining(", "))));
    }
    return planned;
  }

  private boolean isProvided(Image image) {
    return runtimes.stream().map(image::under).allMatch(provided::containsKey);
  }

  PlannedImage planned(Image image) {
    Map<String, String> others = new LinkedHashMap<>();
    for (String runtime : runtimes) {
      if (image.references().containsKey(runtime)) {
        others.put(runtime, reference(image.under(runtime)));
      }
    }
    String usual =
        provided.containsKey(image) ? reference(image) : others.values().iterator().next();
    return new PlannedImage(
        image.name(), usual, others, image.command(), image.stopSignal(), image.ready());
  }

  private String reference(Image image) {
    return requireNonNull(provided.get(image), image.name()).reference();
  }
}
