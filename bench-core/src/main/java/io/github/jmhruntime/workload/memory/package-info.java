/**
 * How much memory sandboxes take, by three figures side by side.
 *
 * <pre>{@code
 * FootprintMeter meter = FootprintMeter.ofHost();
 * long before = meter.availableBytes();
 * // start the containers, put load on them
 * Footprint footprint = meter.measure(containerIds, before);
 * footprint.disagreements().forEach(line -> log(line.text()));
 * }</pre>
 *
 * <ol>
 *   <li><b>The processes' PSS</b>, summed over everything that belongs to a sandbox: the workload,
 *       the shim, and the runtime's own, such as {@code runsc-sandbox}, {@code qemu} or {@code
 *       virtiofsd}. This is the figure to compare runtimes by.
 *   <li><b>The container's control group</b>. It holds what the engine accounts to the container,
 *       which under Kata is without the virtual machine, and under Nabla nothing.
 *   <li><b>The drop of the host's available memory</b> since before the containers. It holds
 *       everything, the kernel's part and the engine's included, and everybody else's noise.
 * </ol>
 *
 * <p><b>PSS divides.</b> A page that several processes map, such as a library's, is divided by
 * their number. The sum is therefore right, but a container's share of it shrinks as more
 * containers of one image run: the first pays for the library, or two halve it. What a further
 * container costs is the slope over scales ({@code statistics.Slope}), not a mean per container.
 *
 * <p><b>What belongs to a sandbox.</b> The process that an engine names ({@code State.Pid}) is
 * never the workload under Kata, and a tree from there misses the virtual machine. So a process
 * belongs to a sandbox when its command line holds the full container id, or the path of its
 * control group does, or it descends from such a process. Clients of the engine, this process and
 * its ancestors do not, whatever they mention.
 */
@NullMarked
package io.github.jmhruntime.workload.memory;

import org.jspecify.annotations.NullMarked;
