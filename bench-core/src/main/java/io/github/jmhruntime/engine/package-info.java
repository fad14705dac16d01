/**
 * The port to the container engine: what the measurement asks of it, in this project's own words.
 *
 * <p>Nothing here knows how an engine is reached; {@code engine.docker} does.
 */
@NullMarked
package io.github.jmhruntime.engine;

import org.jspecify.annotations.NullMarked;
