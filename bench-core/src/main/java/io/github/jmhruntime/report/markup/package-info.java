/**
 * HTML and SVG as a tree that is escaped when it is written.
 *
 * <pre>{@code
 * Element cell = Element.of("td").with("class", "number").text(row.runtime());
 * cell.write(out);        // <td class="number">&lt;img src=x onerror=…&gt;</td>
 * }</pre>
 *
 * <p>Whatever comes from a file is text or the value of an attribute, and cannot be anything else:
 * there is no way to add markup as a string. What could run a script is refused: attributes of
 * events and of style, and links to anything but a place in the same page.
 */
@NullMarked
package io.github.jmhruntime.report.markup;

import org.jspecify.annotations.NullMarked;
