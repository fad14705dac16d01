package io.github.jmhruntime.command;

import static java.util.Objects.requireNonNull;

import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.EngineSession;
import io.github.jmhruntime.engine.Engines;
import io.github.jmhruntime.engine.ImageStore;
import io.github.jmhruntime.engine.ProvidedImage;
import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.host.TemporaryFolder;
import io.github.jmhruntime.profile.Catalog;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Builds the image that drivers and forks run from on the nodes of a cluster. */
public final class ImageCommand {

  private static final String PURPOSE = "image";
  private static final Duration CALL_LIMIT = Duration.ofSeconds(30);

  private static final String NEXT =
      """
      %s is built on %s with %d jars, and saved in %s (%s MB).

      Give it to the nodes of the cluster, by a registry that they pull from:
        docker push %s
      or, without one, on every node:
        ctr -n k8s.io images import %s

      Then measure there:
        mvn jmh-runtime:run -Dengine=kubernetes -DdriverImage=%s
      """;

  private ImageCommand() {}

  /**
   * What is asked for.
   *
   * @param engine the engine that builds it: {@code auto}, {@code private}, {@code podman}, or an
   *     endpoint
   * @param profiles a folder with the user's own profiles, or null
   * @param base the image with Java to build it on: one of the catalog's or a reference
   * @param name its name with a tag
   * @param to the file that it is saved in
   * @param classPath what the driver's JVM needs: jars and folders
   */
  public record Request(
      String engine,
      @Nullable Path profiles,
      String base,
      String name,
      Path to,
      List<Path> classPath) {}

  /**
   * Builds the image and saves it.
   *
   * @return what to do with it
   */
  public static Outcome run(Request request, EventHandler events) {
    return run(request, events, Engines.installed());
  }

  static Outcome run(Request request, EventHandler events, Engines engines) {
    if (!request.name().matches(".+:[^/:]+")) {
      throw new CommandException(
          "-DdriverImage=%s: it needs a tag, such as -DdriverImage=%s:1, since nodes keep what they have of a name without one"
              .formatted(request.name(), request.name()));
    }
    Catalog catalog = Catalog.load(request.profiles());
    try (ExitStack exit = ExitStack.open(() -> {})) {
      TemporaryFolder temporary =
          TemporaryFolders.open(exit, TemporaryFolder.base(), PURPOSE, events);
      EngineSession session =
          engines.open(
              EngineChoice.of("-Dengine", request.engine(), CALL_LIMIT).writingTo(temporary.path()),
              catalog.runtimes().values(),
              events);
      exit.push(session::close);
      ImageStore images = session.engine().images();
      ProvidedImage base =
          images.provide(catalog.imageOrReference("-DbaseImage", request.base()), events);
      Path folder = temporary.makeFolder("image-");
      DriverImage.write(folder, base.reference(), request.classPath());
      images.build(folder, request.name(), events);
      save(images, request, events);
      return Outcome.of(next(request, folder));
    } catch (IOException e) {
      throw new UncheckedIOException("the driver image cannot be made: " + e, e);
    }
  }

  /** The file appears when it is whole. */
  private static void save(ImageStore images, Request request, EventHandler events)
      throws IOException {
    Path to = request.to().toAbsolutePath();
    events.handle(new Event.Step("saving it in " + to));
    Files.createDirectories(requireNonNull(to.getParent()));
    Path unfinished = to.resolveSibling(to.getFileName() + ".new");
    try {
      try (OutputStream out = Files.newOutputStream(unfinished)) {
        images.save(request.name(), out);
      }
      Files.move(unfinished, to, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static String next(Request request, Path folder) throws IOException {
    String name = request.name();
    long jars;
    try (var files = Files.list(folder.resolve("lib"))) {
      jars = files.count();
    }
    return NEXT.formatted(
        name,
        request.base(),
        jars,
        request.to(),
        String.format(Locale.ROOT, "%.0f", Files.size(request.to()) / 1e6),
        name,
        request.to().getFileName(),
        name);
  }
}
