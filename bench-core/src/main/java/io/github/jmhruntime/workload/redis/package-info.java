/**
 * What Redis is asked, in its own protocol (RESP 2), and what makes an answer of it correct.
 *
 * <pre>{@code
 * RedisTarget set = RedisTarget.set(new InetSocketAddress("127.0.0.1", 6379), 1024).pipelined(16);
 * LoadPlan plan = LoadPlan.closed(ConnectionUse.KEEP_ALIVE).connections(50);
 * }</pre>
 *
 * <p>As with {@code redis-benchmark}, all connections use one key, and a pipeline's commands are
 * sent at once and the next ones when all of its answers have come. Each answer of a pipeline is an
 * operation; a latency is a whole pipeline's, from its first byte sent to its last byte received.
 * Other than with {@code redis-benchmark}, the value that comes back is compared.
 */
@NullMarked
package io.github.jmhruntime.workload.redis;

import org.jspecify.annotations.NullMarked;
