package io.github.jmhruntime.profile;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a probe means to who reads its finding. What it does is code; this is data, which a user can
 * replace.
 *
 * @param name the probe's name, also the file's base name
 * @param title what is probed, in a few words
 * @param group what kind of question it is
 * @param question what its finding answers
 * @param owasp the items of OWASP's Docker Top 10 that it bears on, such as {@code D07}
 * @param study the criterion of the published study that it corresponds to, or null
 * @param scores what each finding is worth to {@code rank}
 */
public record ProbeProfile(
    String name,
    String title,
    Group group,
    String question,
    List<String> owasp,
    @Nullable String study,
    Map<Finding, Score> scores) {

  /** The smallest and the largest score. */
  public static final int LEAST = 1;

  /** See {@link #LEAST}. */
  public static final int MOST = 5;

  public ProbeProfile {
    owasp = List.copyOf(owasp);
    scores = Map.copyOf(scores);
  }

  /**
   * What a finding is worth.
   *
   * @param score from {@link #LEAST} to {@link #MOST}, more is better
   * @param reason why
   */
  public record Score(int score, String reason) {}

  /** The kinds of questions, each with the findings that answer it. */
  public enum Group {
    /** Does a limit hold? */
    LIMITS(Finding.ENFORCED, Finding.PARTLY, Finding.NOT_ENFORCED, Finding.NOT_OFFERED),
    /** Is a container kept apart from the host? */
    ISOLATION(Finding.ENFORCED, Finding.PARTLY, Finding.NOT_ENFORCED, Finding.NOT_OFFERED),
    /** Does a feature of the engine work? */
    COMPATIBILITY(Finding.OFFERED, Finding.PARTLY, Finding.NOT_OFFERED);

    private final List<Finding> findings;

    Group(Finding... findings) {
      this.findings = List.of(findings);
    }

    /** What a probe of this group can find, the best first; besides it can be {@code not run}. */
    public List<Finding> findings() {
      return findings;
    }

    /** The word that stands for it in files. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
