/**
 * Network load between this thread and a {@link io.github.jmhruntime.workload.network.peer.Peer}
 * whose address the caller gives: streams of TCP in one direction, requests of one byte,
 * connections, and datagrams.
 *
 * <pre>{@code
 * try (NetworkLoad load = StreamLoad.sending(peer, 4)) {
 *   load.begin();
 *   while (goingOn()) {
 *     load.await(8 << 20); // this many bits more
 *   }
 *   NetworkResult result = load.end();
 * }
 * }</pre>
 *
 * <p><b>Driven.</b> As with HTTP, load is put on only while its caller waits, in the caller's
 * thread, so that the caller times by itself how long a number of operations takes. A load begins
 * by running for a tenth of a second that does not count, so that the buffers on the way are as
 * full at the beginning as at the end.
 *
 * <p><b>Both ends.</b> The peer tells what it counted and which CPU time its process has used. How
 * busy the calling thread was is in the result, too: one that was busy all the time measures
 * itself.
 *
 * <p><b>From elsewhere.</b> A {@link io.github.jmhruntime.workload.network.Generator} is a process
 * that puts a {@link io.github.jmhruntime.workload.network.NetworkTask} on from where it runs, such
 * as another container; a {@link io.github.jmhruntime.workload.network.RemoteLoad} tells it to.
 *
 * <p><b>Datagrams.</b> {@link io.github.jmhruntime.workload.network.HighestRate} finds the highest
 * rate at which at most 0.1 % are lost; that rate is then kept.
 *
 * <p><b>Silence.</b> Nothing here waits for ever. A peer that cannot be reached, a stream that
 * stalls, an answer that does not come is a {@link
 * io.github.jmhruntime.workload.network.StalledException} after ten seconds.
 */
@NullMarked
package io.github.jmhruntime.workload.network;

import org.jspecify.annotations.NullMarked;
