package io.github.jmhruntime.profile;

import io.github.jmhruntime.profile.RuntimeProfile.Clue;
import io.github.jmhruntime.profile.RuntimeProfile.Install;
import io.github.jmhruntime.profile.RuntimeProfile.Limitation;
import io.github.jmhruntime.profile.RuntimeProfile.Message;
import io.github.jmhruntime.profile.RuntimeProfile.Needs;
import io.github.jmhruntime.profile.RuntimeProfile.Step;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a file of {@code runtimes/}. */
final class RuntimeProfileReader {

  private static final List<String> LIMITATIONS =
      Arrays.stream(Limitation.values()).map(Limitation::word).toList();

  private static final List<String> STEPS = Arrays.stream(Step.values()).map(Step::word).toList();

  /** Names of result files, which a runtime's own result file would overwrite. */
  private static final Set<String> TAKEN =
      Set.of(
          "run",
          "comparison",
          "check",
          "calibration",
          "ranking",
          "probes",
          "bencher",
          "smaller-is-better",
          "bigger-is-better");

  private static final Pattern ABSOLUTE = Pattern.compile("/\\S+");

  private RuntimeProfileReader() {}

  static RuntimeProfile read(Section profile) {
    String name = profile.text("name");
    if (TAKEN.contains(name)) {
      throw profile.problem(
          "name", "is '%s', which is the name of a result file; choose another one", name);
    }
    List<Clue> recognition =
        profile.sections("recognition", Shape.CLUE, RuntimeProfileReader::clue);
    return new RuntimeProfile(
        name,
        profile.text("title"),
        profile.textOrNull("variantOf"),
        profile.notEmpty("engineNames", profile.texts("engineNames")),
        steps(profile),
        install(profile.section("install", Shape.INSTALL)),
        recognition,
        recognitionGap(profile, recognition),
        needs(profile.section("needs", Shape.NEEDS)),
        cannot(profile),
        profile.texts("sandboxProcesses"),
        profile.textOrNull("unsupported"),
        profile.text("remedy"),
        profile.sections("messages", Shape.MESSAGE, RuntimeProfileReader::message),
        profile.flag("measured", false),
        profile.texts("sources"));
  }

  private static Map<Limitation, String> cannot(Section profile) {
    Map<Limitation, String> cannot = new EnumMap<>(Limitation.class);
    profile
        .texts("cannot", LIMITATIONS)
        .forEach(
            (word, why) ->
                cannot.put(
                    Limitation.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')), why));
    return cannot;
  }

  private static List<Step> steps(Section profile) {
    List<Step> steps =
        profile.words("steps", STEPS, "").stream()
            .map(word -> Step.valueOf(word.toUpperCase(Locale.ROOT)))
            .distinct()
            .sorted()
            .toList();
    if (steps.isEmpty()) {
      return steps;
    }
    if (!steps.contains(Step.CHROOT)) {
      throw profile.problem("steps", "lacks 'chroot', without which there is nothing to build on");
    }
    if (!profile.texts("engineNames").equals(List.of(RuntimeProfile.HOST))) {
      throw profile.problem(
          "engineNames", "must be [host] where there are 'steps', for no engine runs those");
    }
    return steps;
  }

  private static @Nullable String recognitionGap(Section profile, List<Clue> recognition) {
    String gap = profile.textOrNull("recognitionGap");
    if (recognition.isEmpty() && gap == null) {
      throw profile.problem(
          "recognition", "gives no clue; add one, or say under 'recognitionGap' why there is none");
    }
    return gap;
  }

  private static @Nullable Install install(@Nullable Section install) {
    return install == null
        ? null
        : new Install(
            install.text("binary"),
            install.texts("arguments"),
            install.flag("hideProcSysNet", false));
  }

  private static Clue clue(Section clue) {
    if (!clue.has("matches") && !clue.has("sameAsHost")) {
      throw clue.problem("matches", "is missing, and so is 'sameAsHost'; add one of them");
    }
    return new Clue(
        clue.text("file", ABSOLUTE, "an absolute path, such as /proc/version"),
        clue.has("matches") ? clue.regex("matches") : null,
        clue.has("sameAsHost") ? clue.flag("sameAsHost", false) : null);
  }

  private static Needs needs(@Nullable Section needs) {
    return needs == null
        ? Needs.NOTHING
        : new Needs(
            needs.flag("kvm", false),
            needs.texts("storageDrivers"),
            needs.flag("ownImages", false),
            needs.texts("binaries"),
            version(needs, "engineFrom"),
            version(needs, "engineBelow"));
  }

  private static @Nullable String version(Section needs, String key) {
    return needs.has(key)
        ? needs.text(key, EngineVersion.FORM, "a version of Docker Engine, such as 25.0")
        : null;
  }

  private static Message message(Section message) {
    return new Message(message.regex("matches"), message.text("means"), message.text("remedy"));
  }
}
