package io.github.jmhruntime.command;

import static java.util.Objects.requireNonNull;

import io.github.jmhruntime.engine.ImageStore;
import io.github.jmhruntime.engine.ProvidedImage;
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

/**
 * The images that a run needs, and those of runtimes that need one of their own.
 *
 * @param runtimes the names of the runtimes that are measured
 * @param provided what the engine has of each image
 */
record ProvidedImages(List<String> runtimes, Map<Image, ProvidedImage> provided) {

  /** Has the engine provide them, each once, and none that no runtime is started from. */
  static ProvidedImages of(
      Collection<Image> images,
      List<PlannedRuntime> runtimes,
      ImageStore store,
      EventHandler events) {
    List<String> names = runtimes.stream().map(runtime -> runtime.profile().name()).toList();
    Set<Image> needed = new LinkedHashSet<>();
    images.forEach(image -> names.forEach(name -> needed.add(image.under(name))));
    Map<Image, ProvidedImage> provided = new LinkedHashMap<>();
    needed.forEach(image -> provided.put(image, store.provide(image, events)));
    return new ProvidedImages(names, provided);
  }

  List<ProvidedImage> all() {
    return List.copyOf(provided.values());
  }

  List<PlannedImage> planned(List<Image> images) {
    return images.stream().map(this::planned).toList();
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
