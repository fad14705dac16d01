/**
 * The port to the container engine: how one is chosen and opened, what the measurement asks of it,
 * and under which names it knows runtimes, all in this project's own words.
 *
 * <pre>{@code
 * EngineChoice choice = EngineChoice.of("-Dengine", "auto", callLimit);
 * try (EngineSession session = Engines.installed().open(choice, runtimes, events)) {
 *   ProvidedImage image = session.engine().images().provide(busybox, events);
 *   // in another JVM:
 *   ContainerEngine engine = Engines.installed().connect(endpoint, callLimit);
 * }
 * }</pre>
 *
 * <p>Nothing here knows how an engine is reached; an adapter does, which is found as a service.
 */
@NullMarked
package io.github.jmhruntime.engine;

import org.jspecify.annotations.NullMarked;
