/**
 * Docker Engine behind the port, and the private engine: the only package that imports docker-java.
 *
 * <p>{@link io.github.jmhruntime.engine.docker.EngineSession} finds an engine or starts a private
 * one; another JVM uses the same engine by its endpoint:
 *
 * <pre>{@code
 * try (EngineSession session =
 *     EngineSession.open(EngineOptions.fromEnvironment(callLimit), runtimes, events)) {
 *   ProvidedImage image = session.engine().images().provide(busybox, events);
 *   // in another JVM:
 *   ContainerEngine engine = DockerEngine.open(endpoint, callLimit);
 * }
 * }</pre>
 *
 * <p>Every call runs on the calling thread. Its time limit comes from a timer beside it, since
 * reads from a Unix socket know none; the timer does nothing unless the time is up.
 *
 * <p>A private engine lives in {@code /run/jmh-runtime-<id>}, where the id follows from its folder.
 * All that it has on the machine is named after the id, so that whoever comes later can clean up
 * without a note from the one that died.
 */
@NullMarked
package io.github.jmhruntime.engine.docker;

import org.jspecify.annotations.NullMarked;
