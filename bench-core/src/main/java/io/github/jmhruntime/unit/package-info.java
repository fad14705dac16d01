/**
 * Base units, which direction is better, and scaling for display only.
 *
 * <p>Everything inside the library is in base units: seconds, bytes, operations per second. A value
 * is scaled to {@code ms} or {@code MiB} only when it is rendered.
 *
 * <pre>{@code
 * ScoreUnit unit = ScoreUnit.parse("ms/op");
 * unit.base();                        // "s/op"
 * unit.toBase(12.5);                  // 0.0125
 * unit.direction("avgt", true);       // Optional[LOWER]
 * DisplayScale scale = DisplayScale.of(0.0125, unit);
 * scale.unit();                       // "ms/op"
 * 0.0125 / scale.divisor();           // 12.5
 * }</pre>
 *
 * <p>A unit that is not known keeps its name as its base, so that it compares with itself and with
 * nothing else. A direction that neither the mode nor the unit tells is empty, never guessed.
 */
@NullMarked
package io.github.jmhruntime.unit;

import org.jspecify.annotations.NullMarked;
