package io.github.jmhruntime.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogTest {

  private static final String CRUN_AGAIN =
      """
      name: %s
      title: crun, once more
      engineNames: [crun]
      recognition:
        - {file: /proc/version, sameAsHost: true}
      remedy: Install crun.
      """;

  @TempDir Path folder;

  @Test
  void aUsersRuntimeIsAddedLast() {
    Catalog catalog =
        new UserProfiles(folder).with("runtimes/a.yaml", CRUN_AGAIN.formatted("a")).load();
    assertThat(catalog.runtimes().keySet()).contains("crun").endsWith("youki", "a");
    assertThat(catalog.notices()).isEmpty();
    RuntimeProfile added = catalog.runtime("-Druntime", "a");
    assertThat(added.needs()).isEqualTo(RuntimeProfile.Needs.NOTHING);
    assertThat(added.install()).isNull();
    assertThat(added.measured()).isFalse();
  }

  @Test
  void aUsersFileReplacesTheProjectsOwnAndThatIsSaid() {
    Catalog catalog =
        new UserProfiles(folder).with("runtimes/crun.yaml", CRUN_AGAIN.formatted("crun")).load();
    assertThat(catalog.runtime("-Druntime", "crun").title()).isEqualTo("crun, once more");
    assertThat(catalog.notices())
        .containsExactly(
            folder.resolve("runtimes/crun.yaml")
                + " replaces the project's own profiles/runtimes/crun.yaml");
  }

  @Test
  void aUsersImageReplacesTheWholeFolderOfTheProjectsOwn() {
    Catalog catalog =
        new UserProfiles(folder)
            .with(
                "images/busybox/image.yaml",
                """
                name: busybox
                title: mine
                reference: mine:1
                ready: {http: {port: 80, path: /, length: 5}}
                """)
            .with("images/busybox/Dockerfile", "FROM base\n")
            .with("images/busybox/conf/a.conf", "a\n")
            .load();
    Image image = catalog.image("-Dimages", "busybox");
    assertThat(image.buildContext())
        .isEqualTo(Map.of("Dockerfile", "FROM base\n", "conf/a.conf", "a\n"));
    assertThat(image.stopSignal()).isEqualTo("SIGTERM");
    assertThat(image.command()).isEmpty();
    assertThat(image.ready().http()).isEqualTo(new Image.Http(80, "/", 5));
  }

  @Test
  void aUsersSuiteMayUseTheirOwnAndTheProjectsImages() {
    Catalog catalog =
        new UserProfiles(folder)
            .with("limits/tiny.yaml", "name: tiny\ntitle: t\ncpus: 0.5\nmemory: 64 MiB\n")
            .with(
                "suites/mine.yaml",
                """
                name: mine
                title: t
                benchmarks: [Lifecycle.*]
                images: [busybox]
                limits: [default, tiny]
                scales: [1, 2]
                blocks: 3
                warmupIterations: 0
                iterations: 1
                """)
            .load();
    assertThat(catalog.suite("-Dsuite", "mine").limits()).containsExactly("default", "tiny");
    assertThat(catalog.limits("-Dlimits", "tiny").memoryBytes()).isEqualTo(67_108_864L);
  }

  @Test
  void hiddenFilesAndEditorsCopiesAreNotRead() {
    Catalog catalog =
        new UserProfiles(folder)
            .with("runtimes/.a.yaml.swp", "?")
            .with("runtimes/a.yaml~", "?")
            .load();
    assertThat(catalog.runtimes()).isEqualTo(Catalog.load(null).runtimes());
  }

  @Test
  void anUnknownNameIsAnsweredWithTheNearest() {
    Catalog catalog = Catalog.load(null);
    assertMessage(
        () -> catalog.runtime("-Druntime", "kta"),
        "-Druntime: there is no runtime 'kta', did you mean 'kata'?; known are kata, crun,"
            + " host, kata-fc, nabla, runc, kata-clh, youki, gvisor, sysbox, gvisor-kvm, gvisor-ptrace,"
            + " gvisor-hostnet, ladder-cgroup, ladder-chroot, ladder-network, ladder-namespaces,"
            + " ladder-restricted, firecracker-containerd; -Dprofiles=DIR with a file"
            + " DIR/runtimes/NAME.yaml adds one");
    assertMessage(
        () -> catalog.limits("-Dlimits", "huge"),
        "-Dlimits: there is no limits 'huge'; known are max, min, default; -Dprofiles=DIR with a"
            + " file DIR/limits/NAME.yaml adds one");
    assertMessage(
        () -> catalog.runtime("-Druntime", "runsc"),
        "-Druntime: 'runsc' is a name that engines use; write 'gvisor' for that runtime");
  }

  @Test
  void theProjectsOwnFilesAreFoundInAJar() throws IOException {
    Path jar = folder.resolve("profiles of mine.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(file)) {
      for (Map.Entry<String, String> text :
          BuiltInFiles.read(Catalog.class.getClassLoader()).entrySet()) {
        entries.putNextEntry(new JarEntry("io/github/jmhruntime/profiles/" + text.getKey()));
        entries.write(text.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      assertThat(CatalogReader.read(loader, null)).isEqualTo(Catalog.load(null));
    }
    Files.delete(jar);
  }

  @Test
  void aClassPathWithoutProfilesIsSaid() throws IOException {
    try (URLClassLoader empty = new URLClassLoader(new URL[0], null)) {
      assertMessage(
          () -> CatalogReader.read(empty, null),
          "the project's own profiles are not on the class path; add the artifact"
              + " io.github.jmhruntime:jmh-runtime-profiles");
    }
  }

  @Test
  void aFolderThatHoldsNoProfilesIsSaid() throws IOException {
    Path missing = folder.resolve("missing");
    assertMessage(
        () -> Catalog.load(missing),
        "-Dprofiles: there is no folder '%s'; create it with a sub-folder runtimes, limits, images,"
            + " suites, probes, decisions",
        missing);
    assertMessage(
        () -> Catalog.load(folder),
        "-Dprofiles: '%s' has none of the sub-folders runtimes, limits, images, suites, probes, decisions; put your"
            + " files into one of these",
        folder);
    Files.createDirectories(folder.resolve("runtime"));
    assertMessage(
        () -> Catalog.load(folder),
        "-Dprofiles: the folder '%s/runtime' is not used; did you mean 'runtimes'? Rename it",
        folder);
  }

  @Test
  void aFileThatNothingReadsIsSaid() throws IOException {
    assertMessage(
        () -> new UserProfiles(folder.resolve("1")).with("runtimes/a.yml", "").load(),
        "%s/1/runtimes/a.yml: only files such as runtimes/NAME.yaml are used here; rename it, or"
            + " take it away",
        folder);
    assertMessage(
        () -> new UserProfiles(folder.resolve("2")).with("images/a/Dockerfile", "").load(),
        "%s/2/images/a/image.yaml is missing; each folder under images/ needs one",
        folder);
    assertMessage(
        () -> new UserProfiles(folder.resolve("3")).with("limits/Big One.yaml", "").load(),
        "%s/3/limits/Big One.yaml: 'Big One' cannot be a name; use small letters, digits, '.', '_'"
            + " and '-'",
        folder);
    Path latin1 = Files.createDirectories(folder.resolve("4/limits")).resolve("a.yaml");
    Files.write(latin1, new byte[] {'a', ':', ' ', (byte) 0xe4});
    assertMessage(
        () -> Catalog.load(folder.resolve("4")),
        "%s: this is not text in UTF-8; save it as that, or take it away",
        latin1);
  }

  private static void assertMessage(ThrowingCallable call, String format, Object... arguments) {
    assertThatExceptionOfType(ProfileException.class)
        .isThrownBy(call)
        .withMessage(arguments.length == 0 ? format : format.formatted(arguments));
  }
}
