/**
 * Load on servers whose addresses the caller gives, whatever their protocol, and the wait for a
 * server's first answer.
 *
 * <pre>{@code
 * FirstAnswer ready = FirstAnswer.await(target, Duration.ofSeconds(30));
 * LoadPlan plan = LoadPlan.closed(ConnectionUse.KEEP_ALIVE).lasting(Duration.ofSeconds(10));
 * LoadResult result = TimedLoad.measure(plan, List.of(target));
 * double requestsPerSecond = result.total().requestsPerSecond();
 * }</pre>
 *
 * <p>A protocol is a {@link io.github.jmhruntime.workload.load.Target}, which makes the bytes of a
 * request, and an {@link io.github.jmhruntime.workload.load.Answer}, which finds the end of what
 * comes back and judges it.
 *
 * <p><b>What counts.</b> An answer counts when the target takes it for correct. Everything else is
 * an error of a kind ({@link io.github.jmhruntime.workload.load.ErrorCounts}) and neither
 * throughput nor a latency.
 *
 * <p><b>Closed loop.</b> Each connection sends its next request when its last one has been
 * answered, as {@code wrk} and {@code ab} do. A slow server is asked less, so latencies under a
 * closed loop say little about what users would wait.
 *
 * <p><b>Open loop.</b> Requests are due at a fixed rate whether or not the server keeps up. A
 * latency runs from when its request was due, not from when a connection was free to send it: no
 * coordinated omission (Gil Tene, <i>How NOT to Measure Latency</i>, 2013). To be on time to the
 * microsecond the thread spins for the last two milliseconds before a request is due.
 *
 * <p><b>Ports.</b> Where the client must end a connection first (a time limit has passed, the
 * measurement is over) it resets it, which leaves no TIME_WAIT. A run out of local ports would show
 * as {@link io.github.jmhruntime.workload.load.Failure#NO_LOCAL_PORT}.
 *
 * <p><b>Cost.</b> One selector thread reaches what {@code wrk -t1} reaches ({@code
 * scripts/load-vs-wrk} measures it). A request on a kept connection allocates nothing. A new
 * connection allocates what the JDK's {@code SocketChannel} takes, some two kilobytes.
 */
@NullMarked
package io.github.jmhruntime.workload.load;

import org.jspecify.annotations.NullMarked;
