package io.github.jmhruntime.profile;

import io.github.jmhruntime.profile.RuntimeProfile.Clue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the clues of a runtime profile say about a container.
 *
 * @param runtime the profile's name
 * @param findings one for each clue, in the profile's order
 */
public record Recognition(String runtime, List<Finding> findings) {

  /** What came out of a clue. */
  public enum Outcome {
    HOLDS,
    FAILS,
    /** The file could not be read, inside or on the host. */
    UNKNOWN
  }

  /**
   * What a clue says.
   *
   * @param clue the clue
   * @param outcome whether it holds
   * @param detail what was seen and what was expected, in one line
   */
  public record Finding(Clue clue, Outcome outcome, String detail) {

    /** The same of what this project has built itself, of which everything can be read. */
    Finding required() {
      return outcome == Outcome.UNKNOWN ? new Finding(clue, Outcome.FAILS, detail) : this;
    }
  }

  private static final int SHOWN = 100;
  private static final int MOST_BYTES = 1 << 20;

  static Recognition of(
      RuntimeProfile profile, Map<String, String> inside, Map<String, String> onHost) {
    return new Recognition(
        profile.name(),
        profile.recognition().stream()
            .map(clue -> check(clue, inside.get(clue.file()), onHost.get(clue.file())))
            .map(finding -> profile.isHandmade() ? finding.required() : finding)
            .toList());
  }

  /**
   * What files hold on this machine; those that cannot be read are left out, and say nothing. Of a
   * link to something that is no file, such as a namespace, it is where it points.
   *
   * <p>They are read in one go: the kernel gives a file below {@code /proc/sys} to the first read
   * only, however few bytes that asks for, and {@link Files#readString} asks for one.
   */
  static Map<String, String> onThisHost(Set<String> files) {
    Map<String, String> contents = new HashMap<>();
    for (String file : files) {
      try (InputStream in = Files.newInputStream(Path.of(file))) {
        contents.put(file, new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
      } catch (IOException e) {
        target(file).ifPresent(target -> contents.put(file, target));
      }
    }
    return contents;
  }

  /** Where there is none, a clue that compares with the file becomes unknown. */
  private static Optional<String> target(String link) {
    try {
      return Optional.of(Files.readSymbolicLink(Path.of(link)).toString());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether a clue fails: the container ran under something else. */
  public boolean contradicted() {
    return findings.stream().anyMatch(finding -> finding.outcome() == Outcome.FAILS);
  }

  /** The details of all clues that do not hold, in one line; empty where all do. */
  public String objections() {
    return findings.stream()
        .filter(finding -> finding.outcome() != Outcome.HOLDS)
        .map(Finding::detail)
        .collect(Collectors.joining("; "));
  }

  private static Finding check(Clue clue, @Nullable String inside, @Nullable String onHost) {
    if (inside == null) {
      return new Finding(
          clue, Outcome.UNKNOWN, "%s could not be read inside".formatted(clue.file()));
    }
    if (clue.matches() != null && !Pattern.compile(clue.matches()).matcher(inside).find()) {
      return new Finding(
          clue,
          Outcome.FAILS,
          "%s inside is '%s', in which '%s' is not found"
              .formatted(clue.file(), shown(inside), clue.matches()));
    }
    return clue.sameAsHost() == null
        ? new Finding(clue, Outcome.HOLDS, "%s is as expected".formatted(clue.file()))
        : compare(clue, clue.sameAsHost(), inside, onHost);
  }

  private static Finding compare(
      Clue clue, boolean sameExpected, String inside, @Nullable String onHost) {
    if (onHost == null) {
      return new Finding(
          clue, Outcome.UNKNOWN, "%s could not be read on the host".formatted(clue.file()));
    }
    boolean same = inside.strip().equals(onHost.strip());
    if (same == sameExpected) {
      return new Finding(clue, Outcome.HOLDS, "%s is as expected".formatted(clue.file()));
    }
    return new Finding(
        clue,
        Outcome.FAILS,
        same
            ? "%s inside is '%s' as on the host, but must differ"
                .formatted(clue.file(), shown(inside))
            : "%s inside is '%s' and on the host '%s', but must be the same"
                .formatted(clue.file(), shown(inside), shown(onHost)));
  }

  private static String shown(String content) {
    String line = content.strip().lines().findFirst().orElse("");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }
}
