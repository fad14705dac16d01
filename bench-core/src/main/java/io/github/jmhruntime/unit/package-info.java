/**
 * Base units, which direction is better, and scaling for display only.
 *
 * <p>Everything inside the library is in base units: seconds, bytes, operations per second. A value
 * is scaled to {@code ms} or {@code MiB} only when it is rendered.
 */
@NullMarked
package io.github.jmhruntime.unit;

import org.jspecify.annotations.NullMarked;
