/** One model of the result, one renderer per format. */
@NullMarked
package io.github.jmhruntime.report;

import org.jspecify.annotations.NullMarked;
