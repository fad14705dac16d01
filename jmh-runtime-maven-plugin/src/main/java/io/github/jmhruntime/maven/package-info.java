/**
 * The goals of {@code jmh-runtime-maven-plugin}: parameters, one call each, and what the user sees
 * of it.
 *
 * <p>A goal reads its parameters, hands them to the command of the same name in {@link
 * io.github.jmhruntime.command}, and prints what comes back. {@link
 * io.github.jmhruntime.maven.RuntimeMojo} turns every failure into what Maven expects.
 */
@NullMarked
package io.github.jmhruntime.maven;

import org.jspecify.annotations.NullMarked;
