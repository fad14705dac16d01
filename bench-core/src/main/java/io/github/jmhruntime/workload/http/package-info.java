/**
 * What a web server is asked, and what makes an answer of it correct.
 *
 * <pre>{@code
 * Target target = new HttpTarget(new InetSocketAddress("127.0.0.1", 8080), "/", 200, 612);
 * }</pre>
 *
 * <p>An answer counts when its status and its body's length are those that the target names.
 *
 * <p><b>Ports.</b> With a connection per request the request says {@code Connection: close}, the
 * client waits for the server to close first, and then ends the connection with a reset (SO_LINGER
 * 0). Whoever closes first would be left with a socket in TIME_WAIT for a minute: this way it is
 * never the client, whose ephemeral ports are free again at once, and the server's end goes when
 * the reset comes. The reset also takes the connection out of the host's connection tracking after
 * seconds instead of minutes; that table would otherwise be full, and connections dropped, within
 * seconds on an engine's bridge.
 */
@NullMarked
package io.github.jmhruntime.workload.http;

import org.jspecify.annotations.NullMarked;
