package io.github.jmhruntime;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A user without root who is there for a test only: the machine's files that name users, and
 * /dev/net/tun as most machines have it, are replaced in a mount namespace of its own.
 *
 * @param folder the user's folders and what is mounted
 */
record OrdinaryUser(Path folder) {

  private static final int ID = 54321;
  private static final List<String> NAMED = List.of("passwd", "group", "subuid", "subgid");

  /** Makes one in an empty folder that everybody can look into. */
  static OrdinaryUser in(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("etc"));
    OrdinaryUser user = new OrdinaryUser(folder);
    append("passwd", "test:x:%1$d:%1$d::%2$s:/bin/sh".formatted(ID, user.home()), folder);
    append("group", "test:x:%d:".formatted(ID), folder);
    for (String map : List.of("subuid", "subgid")) {
      Files.writeString(folder.resolve("etc").resolve(map), "test:200000:65536\n");
    }
    run("mknod", "-m", "666", folder.resolve("tun").toString(), "c", "10", "200");
    run("chmod", "755", folder.toString());
    for (Path own : List.of(user.home(), user.cache(), user.runtimeFolder(), keptCache())) {
      Files.createDirectories(own);
      run("chown", ID + ":" + ID, own.toString());
      run("chmod", "700", own.toString());
    }
    return user;
  }

  Path home() {
    return folder.resolve("home");
  }

  private Path cache() {
    return home().resolve(".cache");
  }

  /** Where its images stay for the next test. */
  private static Path keptCache() {
    return Path.of(System.getProperty("user.home"), ".cache", "jmh-runtime", "test-rootless");
  }

  /** Short, as paths of sockets must be. */
  Path runtimeFolder() {
    return folder.resolve("run");
  }

  /** A class path that the user can read, with the same classes as this JVM's. */
  String classPath() throws IOException, InterruptedException {
    Path copies = Files.createDirectories(folder.resolve("lib"));
    List<String> entries = new ArrayList<>();
    for (String own : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (!own.isEmpty()) {
        Path copy = copies.resolve(entries.size() + "-" + Path.of(own).getFileName());
        run("cp", "-rL", own, copy.toString());
        entries.add(copy.toString());
      }
    }
    run("chmod", "-R", "a+rX", copies.toString());
    return String.join(File.pathSeparator, entries);
  }

  /** A program of that user, with both of its streams in one file. */
  ProcessBuilder program(Path log, Map<String, String> environment, String... command) {
    String mounts =
        Stream.concat(
                NAMED.stream().map(name -> mount("etc/" + name, "/etc/" + name)),
                Stream.of(
                    mount("tun", "/dev/net/tun"),
                    "mount --bind %s %s".formatted(keptCache(), cache())))
            .collect(Collectors.joining(" && "));
    List<String> words = new ArrayList<>(List.of("unshare", "-m", "sh", "-c"));
    words.add(
        "%s && cd %s && exec setpriv --reuid %d --regid %d --clear-groups \"$@\""
            .formatted(mounts, home(), ID, ID));
    words.add("sh");
    words.addAll(List.of(command));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().keySet().retainAll(List.of("PATH", "JAVA_HOME", "LANG"));
    builder.environment().put("HOME", home().toString());
    builder.environment().put("USER", "test");
    builder.environment().put("XDG_RUNTIME_DIR", runtimeFolder().toString());
    builder.environment().putAll(environment);
    return builder.redirectErrorStream(true).redirectOutput(log.toFile());
  }

  /** Processes of the user and of those that are mapped to the user's containers. */
  static List<String> processes() throws IOException {
    List<String> found = new ArrayList<>();
    for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
      Path proc = Path.of("/proc", String.valueOf(process.pid()));
      try {
        int user = (Integer) Files.getAttribute(proc, "unix:uid");
        String command = Files.readString(proc.resolve("cmdline"));
        boolean ended = command.isEmpty();
        if (!ended && (user == ID || (user >= 200_000 && user < 265_536))) {
          found.add(process.pid() + " " + command);
        }
      } catch (IOException ended) {
        // It is none of the user's any more.
      }
    }
    return found;
  }

  private String mount(String file, String onto) {
    return "mount --bind %s %s".formatted(folder.resolve(file), onto);
  }

  private static void append(String name, String line, Path folder) throws IOException {
    String machines = Files.readString(Path.of("/etc", name));
    Files.writeString(folder.resolve("etc").resolve(name), machines + line + "\n");
  }

  /** Runs a program as this user. */
  static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IOException("failed: " + String.join(" ", command));
    }
  }
}
