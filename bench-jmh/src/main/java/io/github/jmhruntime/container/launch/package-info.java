/**
 * The processes beside the host JVM: the keeper, which holds the engine, and a launcher for each
 * fork. See {@link io.github.jmhruntime.container} for how they work together.
 */
@NullMarked
package io.github.jmhruntime.container.launch;

import org.jspecify.annotations.NullMarked;
