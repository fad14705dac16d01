/**
 * The engines of this machine: the one that is named, else its own, else a private one that this
 * project starts.
 *
 * <p>A private engine lives in {@code /run/jmh-runtime-<id>}, where the id follows from its folder.
 * All that it has on the machine is named after the id, so that whoever comes later can clean up
 * without a note from the one that died.
 */
@NullMarked
package io.github.jmhruntime.engine.local;

import org.jspecify.annotations.NullMarked;
