/**
 * Finds out what a runtime really enforces and can do, by trying it.
 *
 * <p>A {@link io.github.jmhruntime.probe.Probe} does in containers what a runaway or hostile tenant
 * does, or what a feature of the engine is for, and judges what it sees:
 *
 * <pre>{@code
 * try (ProbedRuntime runtime = ProbedRuntime.open(bench, profile, "runsc")) {
 *   Found found = probe.tryUnder(runtime);
 * }
 * }</pre>
 *
 * <p>A further probe is a class that implements it, its line in {@link
 * io.github.jmhruntime.probe.Probes}, and {@code profiles/probes/NAME.yaml}, which says what its
 * findings mean. What a program inside a container says comes as lines {@code key=value}, and is
 * read by {@link io.github.jmhruntime.probe.Said}; the programs are resources beside this package.
 *
 * <p>A probe that takes what others need, a {@link io.github.jmhruntime.probe.Hog}, bounds itself,
 * and runs only in an outer control group whose limits were read back and which was seen to hold
 * the processes of a sandbox under this runtime.
 */
@NullMarked
package io.github.jmhruntime.probe;

import org.jspecify.annotations.NullMarked;
