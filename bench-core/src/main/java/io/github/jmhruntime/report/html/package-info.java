/**
 * {@code report.html}: one self-contained page that works offline.
 *
 * <pre>{@code
 * ReportPage.write(folder.resolve("report.html"), PageData.of(report).measured(results));
 * }</pre>
 *
 * <p>The page is a list of {@link io.github.jmhruntime.report.html.Section}s over one {@link
 * io.github.jmhruntime.report.html.PageData}; a section that has nothing to say is left out. Java
 * writes all of it, the charts included, so that it reads without JavaScript. The script only
 * filters, sorts, saves and shows values; its data are the rows of the comparison as the page shows
 * them, and what does not fit into the page at first comes from there. A Content-Security-Policy
 * allows this project's own script and style by their hashes, and nothing else.
 */
@NullMarked
package io.github.jmhruntime.report.html;

import org.jspecify.annotations.NullMarked;
