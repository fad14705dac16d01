/**
 * Disk kernels: sequential and random transfers on the container's root file system, on a bind
 * mount and on a volume.
 *
 * <p>The page cache takes part unless it is bypassed with O_DIRECT; how much really went to or came
 * from the storage is a secondary metric of every benchmark.
 */
@NullMarked
package io.github.jmhruntime.kernels.disk;

import org.jspecify.annotations.NullMarked;
