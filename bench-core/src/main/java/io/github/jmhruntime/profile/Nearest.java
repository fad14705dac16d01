package io.github.jmhruntime.profile;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Which of the known words somebody may have meant. */
public final class Nearest {

  private Nearest() {}

  /** The known words, the most similar first, equally similar ones in their own order. */
  public static List<String> sorted(String word, Collection<String> known) {
    return known.stream()
        .sorted(Comparator.comparingInt((String other) -> distance(word, other)))
        .toList();
  }

  /** The most similar known word, if it is so similar that it may have been meant. */
  public static Optional<String> to(String word, Collection<String> known) {
    return sorted(word, known).stream()
        .findFirst()
        .filter(other -> distance(word, other) <= Math.min(3, 1 + other.length() / 4));
  }

  private static int distance(String a, String b) {
    return LevenshteinDistance.getDefaultInstance()
        .apply(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT));
  }
}
