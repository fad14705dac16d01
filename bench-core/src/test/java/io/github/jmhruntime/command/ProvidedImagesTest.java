package io.github.jmhruntime.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.engine.ImageStore;
import io.github.jmhruntime.engine.ProvidedImage;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.plan.RunPlan.PlannedImage;
import io.github.jmhruntime.plan.RunPlan.PlannedRuntime;
import io.github.jmhruntime.profile.Catalog;
import io.github.jmhruntime.profile.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProvidedImagesTest {

  private static final ImageStore STORE =
      (image, events) ->
          new ProvidedImage(
              image.name(), image.reference(), "sha256:1", ProvidedImage.Origin.PRESENT, 1);

  private static final Image IMAGE =
      new Image(
          "nginx",
          "",
          "nginx:1",
          Map.of("nabla", "nginx-nabla:1"),
          Map.of("Dockerfile", "FROM x"),
          List.of(),
          "SIGTERM",
          new Image.Readiness("up", null));

  @Test
  void aRuntimeWithAReferenceOfItsOwnStartsThatUnderTheSameName() {
    ProvidedImages provided = provided("runc", "crun", "nabla");
    PlannedImage planned = provided.planned(IMAGE);

    assertThat(provided.all())
        .extracting(ProvidedImage::reference)
        .containsExactly("nginx:1", "nginx-nabla:1");
    assertThat(planned.under("crun").id()).isEqualTo("nginx:1");
    assertThat(planned.under("nabla").id()).isEqualTo("nginx-nabla:1");
    assertThat(planned.under("nabla").name()).isEqualTo("nginx");
  }

  @Test
  void whatNoRuntimeIsStartedFromIsNotProvided() {
    assertThat(provided("runc", "crun").all())
        .extracting(ProvidedImage::reference)
        .containsExactly("nginx:1");
    assertThat(provided("nabla").planned(IMAGE).under("nabla").id()).isEqualTo("nginx-nabla:1");
  }

  @Test
  void anImageThatCannotBeHadIsLeftOutWithItsReasonAndTheOthersAreMeasured() {
    List<Event> events = new ArrayList<>();
    Image other = named("alpine");
    ProvidedImages provided =
        ProvidedImages.of(
            List.of(other, IMAGE), List.of(other), planned("runc"), WITHOUT_ALPINE, events::add);

    assertThat(provided.planned(List.of(other, IMAGE)))
        .extracting(PlannedImage::name)
        .containsExactly("nginx");
    assertThat(events)
        .singleElement()
        .asString()
        .contains("image 'alpine' cannot be provided", "It is left out");
    assertThatThrownBy(() -> provided.planned(List.of(other)))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("none of the images alpine can be provided");
  }

  @Test
  void anImageThatTheUserNamesHasToBeThere() {
    Image other = named("alpine");

    assertThatThrownBy(
            () ->
                ProvidedImages.of(
                    List.of(other, IMAGE),
                    List.of(),
                    planned("runc"),
                    WITHOUT_ALPINE,
                    EventHandler.none()))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("image 'alpine' cannot be provided");
  }

  private static final ImageStore WITHOUT_ALPINE =
      (image, events) -> {
        if (image.name().equals("alpine")) {
          throw ImageStore.notProvided(image, "unix:///nowhere.sock", List.of("no registry"));
        }
        return STORE.provide(image, events);
      };

  private static Image named(String name) {
    return new Image(name, "", name, Map.of(), Map.of(), List.of(), "SIGTERM", IMAGE.ready());
  }

  /** What is built for runc must not replace what is made for the runtime. */
  @Test
  void aReferenceOfItsOwnIsTakenAsItIs() {
    assertThat(IMAGE.under("nabla").buildContext()).isEmpty();
    assertThat(IMAGE.under("runc")).isEqualTo(IMAGE);
  }

  private static ProvidedImages provided(String... runtimes) {
    return ProvidedImages.of(
        List.of(IMAGE), List.of(), planned(runtimes), STORE, EventHandler.none());
  }

  private static List<PlannedRuntime> planned(String... runtimes) {
    Catalog catalog = Catalog.load(null);
    return Stream.of(runtimes)
        .map(name -> new PlannedRuntime(catalog.runtime("", name), name))
        .toList();
  }
}
