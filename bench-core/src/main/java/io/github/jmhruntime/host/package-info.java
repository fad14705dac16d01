/**
 * Facts about the machine, and how much it was disturbed while a fork ran.
 *
 * <pre>{@code
 * NoiseProbe probe = NoiseProbe.ofThisMachine();
 * NoiseSample before = probe.sample();
 * ...                                               // the fork
 * Map<String, Double> noise = before.until(probe.sample());
 * List<String> why = Disturbance.reasons(noise);    // empty where nothing disturbed it
 * }</pre>
 *
 * <p>Everything is read from {@code /proc} and {@code /sys}. What a machine does not offer is
 * absent; on anything but Linux that is everything.
 *
 * <p>It is also where this project keeps what is temporary: {@link
 * io.github.jmhruntime.host.TemporaryFolder}, whose name tells its {@link
 * io.github.jmhruntime.host.Owner}.
 */
@NullMarked
package io.github.jmhruntime.host;

import org.jspecify.annotations.NullMarked;
