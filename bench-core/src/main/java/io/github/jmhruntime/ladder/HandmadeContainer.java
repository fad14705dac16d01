package io.github.jmhruntime.ladder;

import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.profile.Limits;
import io.github.jmhruntime.profile.RuntimeProfile.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A container of some steps, in which processes are started; of no step at all it is the host.
 *
 * @param steps what it is built of
 * @param root the image's files, or null on the host
 * @param limits what its control groups allow, where it has some
 * @param link the addresses of its network, or null where it has the host's
 */
public record HandmadeContainer(
    List<Step> steps, @Nullable RootFileSystem root, Limits limits, @Nullable Link link) {

  /** For control groups that only tell what is used. */
  public static final Limits NO_LIMITS = new Limits("default", "", null, null);

  /** Docker's own, where an image does not set another one. */
  private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  /** No container at all. */
  public static HandmadeContainer host() {
    return new HandmadeContainer(List.of(), null, NO_LIMITS, null);
  }

  /**
   * One of these steps.
   *
   * @throws EngineException where no addresses are free for its network
   */
  public static HandmadeContainer of(List<Step> steps, RootFileSystem root, Limits limits) {
    return new HandmadeContainer(
        List.copyOf(steps), root, limits, steps.contains(Step.NETWORK) ? Link.free() : null);
  }

  /**
   * Builds it and starts a process in it, whose standard streams are pipes.
   *
   * @throws EngineException when it cannot be built; what fails later, the process says on its
   *     standard error, and ends
   */
  public Inmate start(Work work) {
    Path mounts = null;
    ControlGroup group = null;
    try {
      mounts = mounts(work);
      group = steps.contains(Step.CGROUP) ? ControlGroup.make(limits) : null;
      ProcessBuilder builder = new ProcessBuilder(command(work, mounts, group));
      builder.environment().clear();
      builder.environment().put("PATH", PATH);
      builder.environment().putAll(work.environment());
      return new Inmate(builder.start(), mounts, group);
    } catch (IOException e) {
      new Inmate(null, mounts, group).close();
      throw new EngineException("a process cannot be started by hand: " + e.getMessage(), e);
    }
  }

  private List<String> command(Work work, @Nullable Path mounts, @Nullable ControlGroup group) {
    return root == null
        ? work.command()
        : new StepCommand(
                steps,
                root.path(),
                mounts,
                group == null ? List.of() : group.folders(),
                link,
                work.endsWithStarter())
            .of(work.command());
  }

  /** A bare chroot has no mounts, unless something of the host is to be seen in it. */
  private @Nullable Path mounts(Work work) throws IOException {
    boolean bare = !steps.contains(Step.NAMESPACES) && work.folders().isEmpty();
    if (root == null || bare) {
      return null;
    }
    Path file = Files.createTempFile(root.path().getParent(), "mounts-", "");
    Files.writeString(file, MountTable.text(steps, root, work.folders()));
    return file;
  }
}
