/**
 * Podman behind the port, as root and without.
 *
 * <p>Podman ignores the runtime that a container asks for over the API that it shares with Docker:
 * all containers of a service run under the service's own. So there is one service per runtime,
 * {@code podman --runtime X system service}, all of them on the same images and containers, and a
 * container is created by the service of its runtime. {@code engine.docker} talks to each; what
 * Docker's API cannot say is asked of libpod's: under which runtime a container really is.
 *
 * <pre>{@code
 * -Dengine=podman                        PodmanEngines.open: starts the services (PodmanServices)
 * podman:///run/jmh-runtime-0a1b2c3d     what another JVM connects to: the folder of their sockets
 *   podman.json                          PodmanSetup: what that JVM has to know of them
 *   crun.sock, runc.sock, …              one per runtime, named as the profile names the runtime
 * }</pre>
 *
 * <p>Nothing of the machine's own Podman is touched: storage, run folder, network and configuration
 * are the engine's own. As root its containers are on a bridge that {@code engine.local} makes, and
 * no packet filter is changed; without root each has a network of its own by slirp4netns.
 *
 * <p>What Podman lacks, or does without root only in another way, is refused with the reason
 * ({@link io.github.jmhruntime.engine.podman.Refusals}).
 */
@NullMarked
package io.github.jmhruntime.engine.podman;

import org.jspecify.annotations.NullMarked;
