/**
 * HTTP load on servers whose addresses the caller gives, and the wait for a server's first answer.
 *
 * <pre>{@code
 * Target target = new Target(new InetSocketAddress("127.0.0.1", 8080), "/", 200, 612);
 * FirstAnswer ready = FirstAnswer.await(target, Duration.ofSeconds(30));
 * LoadPlan plan = LoadPlan.closed(ConnectionUse.KEEP_ALIVE).lasting(Duration.ofSeconds(10));
 * LoadResult result = HttpLoad.measure(plan, List.of(target));
 * double requestsPerSecond = result.total().requestsPerSecond();
 * }</pre>
 *
 * <p><b>What counts.</b> An answer counts when its status and its body's length are those that the
 * target names. Everything else is an error of a kind ({@link
 * io.github.jmhruntime.workload.http.ErrorCounts}) and neither throughput nor a latency.
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
 * <p><b>Ports.</b> With a connection per request the request says {@code Connection: close}, the
 * client waits for the server to close first, and then ends the connection with a reset (SO_LINGER
 * 0). Whoever closes first would be left with a socket in TIME_WAIT for a minute: this way it is
 * never the client, whose ephemeral ports are free again at once, and the server's end goes when
 * the reset comes. The reset also takes the connection out of the host's connection tracking after
 * seconds instead of minutes; that table would otherwise be full, and connections dropped, within
 * seconds on an engine's bridge. Where the client must end a connection first (the server said that
 * it keeps it, a time limit has passed, the measurement is over) it resets it too. A run out of
 * local ports would show as {@link io.github.jmhruntime.workload.http.ErrorCounts#noLocalPort}.
 *
 * <p><b>Cost.</b> One selector thread reaches what {@code wrk -t1} reaches ({@code
 * scripts/load-vs-wrk} measures it). A request on a kept connection allocates nothing. A new
 * connection allocates what the JDK's {@code SocketChannel} takes, some two kilobytes.
 */
@NullMarked
package io.github.jmhruntime.workload.http;

import org.jspecify.annotations.NullMarked;
