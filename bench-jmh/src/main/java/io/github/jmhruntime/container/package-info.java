/**
 * Runs the forks of any JMH benchmark in containers, under a chosen runtime.
 *
 * <p>JMH asks an external profiler for words to put in front of a fork's command. {@link
 * io.github.jmhruntime.container.ContainerProfiler} answers with a launcher that runs the rest of
 * the command in a container; the fork connects back over JMH's own link:
 *
 * <pre>java -cp benchmarks.jar:bench-jmh.jar org.openjdk.jmh.Main -prof container:runtime=gvisor
 * </pre>
 *
 * <p>Three kinds of processes take part. The <em>host JVM</em> is JMH's. The <em>keeper</em> opens
 * the engine once, finds the runtime and provides the image; it ends, and removes everything that
 * is left, when the host JVM does. A <em>launcher</em> per fork stands where JMH expects the fork:
 * it passes on output and exit code, and takes the container with it when it is told to end.
 *
 * <p>The host JVM has the user's benchmarks on its class path, with libraries in any version.
 * Therefore this package uses nothing but the JDK, JMH and what JMH itself brings; whatever needs
 * more is in {@link io.github.jmhruntime.container.launch}, which runs in the keeper and the
 * launchers only. The exchange between them is {@link java.util.Properties} in a temporary folder.
 */
@NullMarked
package io.github.jmhruntime.container;

import org.jspecify.annotations.NullMarked;
