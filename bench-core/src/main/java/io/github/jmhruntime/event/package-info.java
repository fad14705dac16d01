/**
 * What the library tells about its progress, as immutable events.
 *
 * <p>The library itself prints nothing. Whoever starts a long operation hands it an {@link
 * io.github.jmhruntime.event.EventHandler}; no event fires inside a timed region.
 */
@NullMarked
package io.github.jmhruntime.event;

import org.jspecify.annotations.NullMarked;
