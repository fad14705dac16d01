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
 * <p><b>Ports.</b> With a connection per request the request says {@code Connection: close} and the
 * server closes first, so that the sockets that linger in TIME_WAIT are the server's, and the
 * client's ephemeral ports are free again at once. Where the client must close first (the server
 * said that it keeps the connection, a time limit has passed, the measurement is over) it resets
 * the connection (SO_LINGER 0), which leaves no TIME_WAIT either. A run out of local ports would
 * show as {@link io.github.jmhruntime.workload.http.ErrorCounts#noLocalPort}.
 *
 * <p><b>Cost.</b> One selector thread reaches what {@code wrk -t1} reaches ({@code
 * scripts/load-vs-wrk} measures it). A request on a kept connection allocates nothing. A new
 * connection allocates what the JDK's {@code SocketChannel} takes, some two kilobytes.
 */
@NullMarked
package io.github.jmhruntime.workload.http;

import org.jspecify.annotations.NullMarked;
