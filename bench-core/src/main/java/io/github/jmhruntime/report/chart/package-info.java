/**
 * Charts as SVG, with their title, description and the table behind them.
 *
 * <pre>{@code
 * Axis axis = Axis.log("milliseconds", values);
 * Element picture = IntervalChart.stacked(text, axis, List.of(new Block("start", rows)), 356);
 * Figure figure = Figure.of(text, picture, table);
 * }</pre>
 *
 * <p>A chart is drawn from plain numbers at a given width in units of the page, so that its text
 * has the size of the page's text. Where a picture would be too small on a phone it is drawn twice,
 * and the page shows the one that fits. Colours stand in {@code chart.css} as classes {@code s0} to
 * {@code s7}; each series has a shape of its own besides, so that no reader depends on colour.
 */
@NullMarked
package io.github.jmhruntime.report.chart;

import org.jspecify.annotations.NullMarked;
