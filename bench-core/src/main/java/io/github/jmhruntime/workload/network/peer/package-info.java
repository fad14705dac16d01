/**
 * The far end of network load: a small server that takes bytes, gives bytes, and counts them.
 *
 * <p>It needs nothing but the JDK, so that a container with Java runs it from this project's own
 * classes, which are mounted into it: {@code java -cp CLASSES
 * io.github.jmhruntime.workload.network.peer.Peer 0.0.0.0 5201}. It says {@code listening on …}
 * once it does.
 *
 * <p><b>Connections.</b> The first byte of a TCP connection names the {@link
 * io.github.jmhruntime.workload.network.peer.Service} that it asks for. One of them is control:
 * lines of text, each answered by one line, which tell what was counted and start datagrams.
 *
 * <p><b>Datagrams</b> go over the UDP port of the same number. Each begins with the trial that it
 * belongs to, its number and when it was sent, from which {@link
 * io.github.jmhruntime.workload.network.peer.DatagramCounter} finds what is late, and the jitter.
 */
@NullMarked
package io.github.jmhruntime.workload.network.peer;

import org.jspecify.annotations.NullMarked;
