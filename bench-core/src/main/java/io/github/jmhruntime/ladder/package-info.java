/**
 * A container that is built by hand, one {@link io.github.jmhruntime.profile.RuntimeProfile.Step}
 * after the other, with {@code chroot}, {@code unshare}, {@code ip}, {@code setpriv} and the
 * control groups of the machine. So a measurement can tell which step a container's cost comes
 * from.
 *
 * <pre>{@code
 * RootFileSystem root = RootFileSystem.provide(engine, image, runId, temporaryFolder);
 * HandmadeContainer container = HandmadeContainer.of(profile.steps(), root, limits);
 * try (Inmate inmate = container.start(Work.of(List.of("sh", "-c", "echo ready")))) {
 *   ...                                        // inmate.process()
 * }
 * }</pre>
 *
 * <p>Steps are data, {@code steps: [chroot, namespaces, …]} of a runtime's YAML file. The image's
 * files come from an engine; nothing else does. Mounts, host names and links live in namespaces of
 * the process, so that the kernel removes them however it ends. Control groups are named after
 * their {@link io.github.jmhruntime.host.Owner}; those of dead ones are {@linkplain
 * io.github.jmhruntime.ladder.ControlGroup#sweep swept}.
 */
@NullMarked
package io.github.jmhruntime.ladder;

import org.jspecify.annotations.NullMarked;
