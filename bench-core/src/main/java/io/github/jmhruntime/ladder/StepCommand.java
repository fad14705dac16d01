package io.github.jmhruntime.ladder;

import io.github.jmhruntime.host.Programs;
import io.github.jmhruntime.profile.RuntimeProfile.Step;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The command line that builds a container and starts a command in it. Each program replaces itself
 * by the next; only {@code unshare} stays, as the parent of a pid namespace's first process.
 *
 * <p>Everything but the last one runs with the host's files, so that an image needs none of it.
 *
 * @param steps what is built
 * @param root the image's files
 * @param mounts the table of what is mounted, fstab(5), or null for nothing
 * @param groups the folders of the control groups
 * @param link the addresses of the network, or null for the host's network
 * @param endsWithStarter whether all of it is killed when the thread ends that has started it
 */
record StepCommand(
    List<Step> steps,
    Path root,
    @Nullable Path mounts,
    List<Path> groups,
    @Nullable Link link,
    boolean endsWithStarter) {

  /**
   * The programs that some step needs, the first of a line named like its Debian package's file.
   */
  static List<String> programs(List<Step> steps) {
    List<String> programs =
        new ArrayList<>(List.of("chroot", "setpriv", "unshare", "mount", "sh", "tar"));
    if (steps.contains(Step.NETWORK)) {
      programs.addAll(List.of("ip", "nsenter"));
    }
    if (steps.contains(Step.RESTRICTED)) {
      programs.add("perl");
    }
    return programs;
  }

  /** The whole command line. */
  List<String> of(List<String> command) {
    List<String> words = new ArrayList<>();
    if (endsWithStarter) {
      words.addAll(List.of(program("setpriv"), "--pdeathsig", "KILL"));
    }
    words.addAll(namespaces());
    String script = script();
    if (!script.isEmpty()) {
      words.addAll(List.of(program("sh"), "-e", "-c", script + "exec \"$@\"", "steps"));
    }
    if (steps.contains(Step.RESTRICTED)) {
      words.addAll(SeccompFilter.ofThisMachine().command(program("perl")));
      words.add(program("setpriv"));
      words.addAll(Capabilities.OPTIONS);
    }
    words.addAll(List.of(program("chroot"), root.toString()));
    words.addAll(command);
    return words;
  }

  /** Mounts are attached in a mount namespace in any case, or else they would stay. */
  private List<String> namespaces() {
    List<String> options = new ArrayList<>();
    if (mounts != null) {
      options.addAll(List.of("--mount", "--propagation", "private"));
    }
    if (link != null) {
      options.add("--net");
    }
    if (steps.contains(Step.NAMESPACES)) {
      options.addAll(List.of("--uts", "--ipc", "--pid", "--fork", "--kill-child"));
    }
    if (!options.isEmpty()) {
      options.add(0, program("unshare"));
    }
    return options;
  }

  private String script() {
    StringBuilder script = new StringBuilder();
    groups.forEach(
        group -> script.append("echo 0 > ").append(quoted(group + "/cgroup.procs")).append('\n'));
    if (steps.contains(Step.NAMESPACES)) {
      script.append("echo ").append(RootFileSystem.HOST_NAME);
      script.append(" > /proc/sys/kernel/hostname\n");
    }
    if (link != null) {
      script.append(link.script(program("ip"), program("nsenter")));
    }
    if (mounts != null) {
      script.append(program("mount")).append(" --all --fstab ");
      script.append(quoted(mounts.toString())).append('\n');
    }
    return script.toString();
  }

  private static String program(String name) {
    return Programs.find(name).map(Path::toString).orElse(name);
  }

  private static String quoted(String word) {
    return word.chars()
        .mapToObj(c -> c == '\'' ? "'\\''" : Character.toString(c))
        .collect(Collectors.joining("", "'", "'"));
  }
}
