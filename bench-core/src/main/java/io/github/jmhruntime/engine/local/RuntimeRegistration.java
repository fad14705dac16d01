package io.github.jmhruntime.engine.local;

import io.github.jmhruntime.profile.RuntimeProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A runtime as the private engine registers it.
 *
 * @param engineName the engine's name for it
 * @param path what the engine calls: the binary, or the script that stands in for it
 * @param arguments what it is always called with
 * @param wrapper the text of the script at {@code path}, or null where that is the binary itself
 */
public record RuntimeRegistration(
    String engineName, Path path, List<String> arguments, @Nullable String wrapper) {

  /** Every engine has this one without registration, and refuses to have it registered. */
  private static final String BUILT_IN = "runc";

  /** Names of this kind stand for a shim, and are not registered by path. */
  private static final String SHIM = "io.containerd.";

  private static final Pattern RELEASE = Pattern.compile("(\\d+)\\.(\\d+).*", Pattern.DOTALL);

  /**
   * The runtimes whose binary the machine has.
   *
   * @param kernel the kernel's release, such as {@code 6.11.4-generic}
   * @param find finds a program on the PATH
   */
  public static List<RuntimeRegistration> of(
      Collection<RuntimeProfile> profiles,
      Path wrappers,
      String kernel,
      Function<String, Optional<Path>> find) {
    List<RuntimeRegistration> registrations = new ArrayList<>();
    Set<String> taken = new HashSet<>(Set.of(BUILT_IN));
    for (RuntimeProfile profile : profiles) {
      RuntimeProfile.Install install = profile.install();
      Optional<String> name =
          profile.engineNames().stream().filter(each -> !each.startsWith(SHIM)).findFirst();
      if (install == null || profile.unsupported() != null || name.isEmpty()) {
        continue;
      }
      Optional<Path> binary = find.apply(install.binary());
      if (binary.isPresent() && taken.add(name.get())) {
        registrations.add(of(name.get(), binary.get(), install, wrappers, kernel));
      }
    }
    return List.copyOf(registrations);
  }

  private static RuntimeRegistration of(
      String name, Path binary, RuntimeProfile.Install install, Path wrappers, String kernel) {
    return install.hideProcSysNet() && exposesProcSysNet(kernel)
        ? new RuntimeRegistration(
            name, wrappers.resolve(name), install.arguments(), hidingProcSysNet(binary))
        : new RuntimeRegistration(name, binary, install.arguments(), null);
  }

  /**
   * Whether every network namespace shows {@code /proc/sys/net/core/rmem_default}, as kernels from
   * 6.11 on do; gVisor takes the file for the mark of the host's own namespace (gVisor issue
   * 10704).
   */
  static boolean exposesProcSysNet(String kernel) {
    Matcher release = RELEASE.matcher(kernel);
    if (!release.matches()) {
      return false;
    }
    int major = Integer.parseInt(release.group(1));
    return major > 6 || (major == 6 && Integer.parseInt(release.group(2)) >= 11);
  }

  /** What to tell of runtimes that have such a wrapper. */
  public static String hidesProcSysNet(List<String> wrapped) {
    return "%s: run where /proc/sys/net is empty, since on this kernel gVisor would refuse its network otherwise (gVisor issue 10704)"
        .formatted(String.join(", ", wrapped));
  }

  /** The same as one program that needs no arguments, for an engine that cannot give any. */
  public RuntimeRegistration asOneProgram(Path wrappers) {
    if (arguments.isEmpty()) {
      return this;
    }
    String given = String.join(" ", arguments) + " \"$@\"\n";
    String script =
        wrapper == null
            ? "#!/bin/sh\nexec " + path + " " + given
            : wrapper.strip().replaceAll("\"\\$@\"$", "") + given;
    return new RuntimeRegistration(engineName, wrappers.resolve(engineName), List.of(), script);
  }

  /** Writes the script that stands in for it; says whether there is one. */
  public boolean writeWrapper() throws IOException {
    if (wrapper == null) {
      return false;
    }
    Files.writeString(path, wrapper);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    return true;
  }

  private static String hidingProcSysNet(Path binary) {
    return """
        #!/bin/sh
        exec unshare -m sh -c 'mount -t tmpfs -o ro none /proc/sys/net && exec "$0" "$@"' %s "$@"
        """
        .formatted(binary);
  }
}
