/**
 * A Kubernetes cluster behind the port: a runtime is a RuntimeClass, a container is a pod with one
 * container, and all that a run makes belongs to one Job, its root.
 *
 * <pre>{@code
 * kubernetes:CONTEXT?nodes=SELECTOR&driverImage=IMAGE   what a user asks for (ClusterAddress)
 *   Cluster         the API server, in one namespace; its refusals in this project's words
 *   RunRoot         the Job that everything of a run belongs to; the cluster removes it after us
 *   KubernetesEngine  containers as pods: PodManifest makes them, PodStates hears of them
 *   ClusterWorkplace  a driver in a pod on each node, whose output comes home by DriverLog
 *   Conditions      what runs need of a cluster, and what it has; Rights, as rbac.yaml grants them
 *   NodeFolder      what drivers and the pods of their forks share on a node
 * }</pre>
 *
 * <p>This is the only place that knows fabric8's client.
 */
@NullMarked
package io.github.jmhruntime.engine.kubernetes;

import org.jspecify.annotations.NullMarked;
