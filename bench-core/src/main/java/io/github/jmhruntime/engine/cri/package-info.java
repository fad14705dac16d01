/**
 * Engines behind the Container Runtime Interface, by which a kubelet speaks to containerd: the only
 * package that imports gRPC and what is generated from {@code cri.proto}.
 *
 * <p>A container of the port is a pod with one container. {@code create} is RunPodSandbox and
 * CreateContainer, {@code start} StartContainer, {@code stop} and {@code kill} StopContainer, and
 * {@code remove} RemoveContainer, StopPodSandbox and RemovePodSandbox; {@link
 * io.github.jmhruntime.engine.Pods} has each by itself. The id is the container's; its sandbox is
 * asked for by it, so that another process finds it, too. The runtime is the handler, and what the
 * sandbox's status says of it is the proof.
 *
 * <p>CRI has no stream of a container's output but files that the engine writes, and no call that
 * waits for an end. So output is read from the file, which is looked at every millisecond, and the
 * end is asked for every two.
 *
 * <p>What CRI has no words for is refused by name ({@link
 * io.github.jmhruntime.engine.EngineException}), with who does it on a Kubernetes node instead.
 *
 * <p>Images are those that the engine has, else pulled, else built by a Docker Engine and imported
 * with {@code ctr}.
 */
@NullMarked
package io.github.jmhruntime.engine.cri;

import org.jspecify.annotations.NullMarked;
