package io.github.jmhruntime.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of mistake in a file, with the message that it gives. */
class ProfileMistakesTest {

  private static final String RUNTIME =
      """
      name: r
      title: a runtime
      engineNames: [r]
      recognition:
        - {file: /proc/version, sameAsHost: true}
      remedy: Install it.
      """;

  private static final String LIMITS = "name: r\ntitle: t\ncpus: 1\nmemory: 2 GB\n";

  private static final String IMAGE =
      """
      name: r
      title: t
      reference: a:1
      ready: {output: up}
      """;

  private static final String SUITE =
      """
      name: r
      title: t
      benchmarks: [a]
      images: [busybox]
      limits: [default]
      scales: [1]
      blocks: 2
      warmupIterations: 0
      iterations: 1
      """;

  @TempDir Path folder;

  @Test
  void theTemplatesAreRight() {
    new UserProfiles(folder)
        .with("runtimes/r.yaml", RUNTIME)
        .with("limits/r.yaml", LIMITS)
        .with("images/r/image.yaml", IMAGE)
        .with("suites/r.yaml", SUITE)
        .load();
  }

  @Test
  void unknownKey() {
    runtime(
        RUNTIME.replace("engineNames", "enginenames"),
        "3:1: unknown key 'enginenames', did you mean 'engineNames'?; known are name, title,"
            + " variantOf, engineNames, steps, install, recognition, recognitionGap, needs, cannot,"
            + " sandboxProcesses, unsupported, remedy, messages, measured, sources");
    runtime(
        RUNTIME + "install:\n  binary: r\n  zzzzzzzzzz: 1\n",
        "9:3: unknown key 'install.zzzzzzzzzz'; known are binary, arguments, hideProcSysNet");
  }

  @Test
  void missingKey() {
    runtime(
        RUNTIME.replace("remedy: Install it.\n", ""),
        "1:1: key 'remedy' is missing; add it, docs/profiles.md says what it is");
    runtime(
        RUNTIME.replace("engineNames: [r]\n", ""),
        "1:1: key 'engineNames' is missing; add it, docs/profiles.md says what it is");
    runtime(
        RUNTIME + "install: {arguments: [a]}\n",
        "7:10: key 'install.binary' is missing; add it, docs/profiles.md says what it is");
  }

  @Test
  void wrongType() {
    runtime(
        RUNTIME.replace("[r]", "r"),
        "3:14: key 'engineNames' is text ('r'); it must be a list, such as [a, b]");
    runtime(
        RUNTIME.replace("title: a runtime", "title: [a]"),
        "2:8: key 'title' is a list; it must be text");
    runtime(
        RUNTIME.replace("title: a runtime", "title:"),
        "2:7: key 'title' is empty; it must be text");
    runtime(
        RUNTIME + "install: r\n",
        "7:10: key 'install' is text ('r'); it must be keys and values out of binary, arguments,"
            + " hideProcSysNet");
    runtime(
        RUNTIME + "measured: maybe\n",
        "7:11: key 'measured' is text ('maybe'); it must be true or false");
    suite(
        SUITE.replace("blocks: 2", "blocks: many"),
        "7:9: key 'blocks' is text ('many'); it must be a whole number from 1 to 999999");
    suite(
        SUITE.replace("[1]", "[1, 0]"),
        "6:13: key 'scales[1]' is a number ('0'); it must be a whole number from 1 to 999999");
  }

  @Test
  void aPrecisionThatCannotBe() {
    String narrow = "narrow: {precision: 2%, mostBlocks: 35, minutes: 1440}\n";
    suite(
        SUITE + narrow,
        "7:9: key 'blocks' is 2; with 'narrow' it must be at least 5, since no interval counts before");
    String five = SUITE.replace("blocks: 2", "blocks: 5");
    suite(
        five + narrow.replace("35", "4"),
        "10:37: key 'narrow.mostBlocks' is 4; it must be at least the 5 of 'blocks'");
    suite(
        five + narrow.replace("2%", "0%"),
        "10:21: key 'narrow.precision' is 0%; it must be more than 0% and less than 100%, such as"
            + " 2.5%");
    suite(
        five + narrow.replace("2%", "two"),
        "10:21: key 'narrow.precision' is text ('two'); it must be a percentage, such as 40%");
  }

  @Test
  void wordThatIsNotKnown() {
    runtime(
        RUNTIME + "cannot: {exec: it has no shell, pauze: never}\n",
        "7:33: unknown key 'cannot.pauze', did you mean 'pause'?; known are exec, pause, top,"
            + " update, stats, health-check, tty, volumes, host-network, no-network, exit-code,"
            + " cpu-limit, memory-limit, pids-limit");
  }

  @Test
  void regularExpressionThatIsNone() {
    runtime(
        RUNTIME.replace("sameAsHost: true", "matches: '(a'"),
        "5:36: key 'recognition[0].matches' is '(a', which is not a regular expression: Unclosed"
            + " group at character 3; write a special character with a backslash before it to"
            + " mean itself");
  }

  @Test
  void nameThatIsNotTheFiles() {
    runtime(
        RUNTIME.replace("name: r", "name: s"),
        "1:7: key 'name' is 's', but the file says 'r'; make them the same");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "comparison", "calibration", "ranking", "probes"})
  void nameOfAResultFile(String name) {
    mistake(
        "runtimes/" + name + ".yaml",
        RUNTIME.replace("name: r", "name: " + name),
        "1:7: key 'name' is '%s', which is the name of a result file; choose another one"
            .formatted(name));
  }

  @Test
  void engineNamesThatAreNoneOrTwice() {
    runtime(
        RUNTIME.replace("[r]", "[]"),
        "3:14: key 'engineNames' is an empty list; it needs at least one item");
    runtime(
        RUNTIME.replace("engineNames: [r]", "engineNames:\n  - r\n  - s\n  - r"),
        "6:5: key 'engineNames[2]' repeats 'r', which stands in line 4 already; remove one of them");
  }

  @Test
  void clueThatSaysNothing() {
    runtime(
        RUNTIME.replace(", sameAsHost: true", ""),
        "5:5: key 'recognition[0].matches' is missing, and so is 'sameAsHost'; add one of them");
    runtime(
        RUNTIME.replace("/proc/version", "proc"),
        "5:12: key 'recognition[0].file' is 'proc'; it must be an absolute path, such as"
            + " /proc/version");
    runtime(
        RUNTIME.replaceAll("(?s)recognition:.*true}", "recognition: []"),
        "4:14: key 'recognition' gives no clue; add one, or say under 'recognitionGap' why there"
            + " is none");
  }

  @Test
  void versionThatIsNone() {
    runtime(
        RUNTIME + "needs: {engineFrom: new}\n",
        "7:21: key 'needs.engineFrom' is 'new'; it must be a version of Docker Engine, such as"
            + " 25.0");
  }

  @Test
  void keyTwice() {
    runtime(
        RUNTIME + "title: again\n",
        "7:1: key 'title' stands here a second time, first in line 2; keep one of them");
  }

  @Test
  void textThatIsNotYaml() {
    runtime(
        RUNTIME + "\tx: 1\n",
        "7:1: this is not YAML: found character '\\t(TAB)' that cannot start any token. (Do not"
            + " use \\t(TAB) for indentation); look at the indentation and the quotes here and in the line above");
    runtime("", "1:1: the file is empty; it needs keys and values");
    runtime("- a\n", "1:1: the file holds a list where keys and values must be");
    runtime(
        RUNTIME + "---\nname: s\n",
        "8:1: a second document starts here; write one profile per file");
    runtime(
        RUNTIME.replace("title: a runtime", "title: &t a\nremedy2: *t"),
        "3:10: '*t' refers to another value; write the value out");
  }

  @Test
  void limitsThatAreNone() {
    mistake(
        "limits/r.yaml",
        LIMITS.replace("2 GB", "2g"),
        "4:9: key 'memory' is '2g'; it must be none, host, or a number, a space and one of B, kB,"
            + " MB, GB, TB, KiB, MiB, GiB, TiB, such as '2 GB' (Docker's 2g is '2 GiB')");
    mistake(
        "limits/r.yaml",
        LIMITS.replace("2 GB", "5 MiB"),
        "4:9: key 'memory' is '5 MiB'; Docker takes no less than '6 MiB'");
    mistake(
        "limits/r.yaml",
        LIMITS.replace("cpus: 1", "cpus: -1"),
        "3:7: key 'cpus' is '-1'; it must be none, host, or a number from 0.01, such as 1.5");
  }

  @Test
  void imagesThatAreNone() {
    image(
        IMAGE.replace("{output: up}", "{output: up, http: {port: 80, path: /, length: 1}}"),
        "4:8: key 'ready' must have exactly one of 'output', 'http' and 'redis'");
    image(
        IMAGE.replace("output: up", "http: {port: 0, path: /, length: 1}"),
        "4:22: key 'ready.http.port' is a number ('0'); it must be a whole number from 1 to 65535");
    image(
        IMAGE + "stopSignal: TERM\n",
        "5:13: key 'stopSignal' is 'TERM'; it must be the name of a signal, such as SIGTERM");
    image(
        IMAGE.replace("reference: a:1", "reference: a 1"),
        "3:12: key 'reference' is 'a 1'; it must be an image reference, such as"
            + " debian:12@sha256:…");
  }

  @Test
  void referencesOfRuntimesThatDoNotExistOrAreNone() {
    image(
        IMAGE + "references: {nabal: a:2}\n",
        "5:14: unknown key 'references.nabal', did you mean 'nabla'?; known are "
            + String.join(", ", Catalog.load(null).runtimes().keySet()));
    image(
        IMAGE + "references: {nabla: a 2}\n",
        "5:13: key 'references' gives 'a 2' for nabla; it must be an image reference, such as"
            + " debian:12@sha256:…");
  }

  @Test
  void suiteOfThingsThatDoNotExist() {
    suite(
        SUITE.replace("[busybox]", "[busybox, debain]"),
        "4:19: key 'images[1]' is 'debain', did you mean 'debian'?; known are "
            + String.join(", ", Catalog.load(null).images().keySet())
            + "; add a file images/NAME/image.yaml, or take one of these");
    suite(
        SUITE.replace("[default]", "[none]"),
        "5:10: key 'limits[0]' is 'none'; known are default, max, min; add a file"
            + " limits/NAME.yaml, or take one of these");
  }

  @Test
  void stepsThatCannotBeBuilt() {
    runtime(
        RUNTIME.replace("[r]", "[host]\nsteps: [network]"),
        "4:8: key 'steps' lacks 'chroot', without which there is nothing to build on");
    runtime(
        RUNTIME.replace("[r]", "[r]\nsteps: [chroot]"),
        "3:14: key 'engineNames' must be [host] where there are 'steps', for no engine runs those");
  }

  @Test
  void runtimesOfASuiteThatDoNotExist() {
    String known = String.join(", ", Catalog.load(null).runtimes().keySet());
    String remedy = "; add a file runtimes/NAME.yaml, or take one of these";
    suite(
        SUITE + "runtimes: [crunn]\n",
        "10:12: key 'runtimes[0]' is 'crunn', did you mean 'crun'?; known are " + known + remedy);
    suite(
        SUITE + "baseline: hosts\n",
        "10:11: key 'baseline' is 'hosts', which is no runtime; there are " + known + remedy);
  }

  private void runtime(String text, String message) {
    mistake("runtimes/r.yaml", text, message);
  }

  private void image(String text, String message) {
    mistake("images/r/image.yaml", text, message);
  }

  private void suite(String text, String message) {
    mistake("suites/r.yaml", text, message);
  }

  private void mistake(String path, String text, String message) {
    Path own = folder.resolve(String.valueOf(Math.abs((path + text).hashCode())));
    assertThatExceptionOfType(ProfileException.class)
        .isThrownBy(() -> new UserProfiles(own).with(path, text).load())
        .satisfies(e -> assertThat(e.getMessage()).isEqualTo(own.resolve(path) + ":" + message));
  }
}
