package io.github.jmhruntime.comparison;

import io.github.jmhruntime.comparison.Comparison.Unmatched;
import io.github.jmhruntime.measurement.JmhResult;
import io.github.jmhruntime.unit.Direction;
import io.github.jmhruntime.unit.ScoreUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which results of baseline and candidate can be compared, and why the others cannot.
 *
 * @param pairs what can be compared, in the order of the baseline
 * @param unmatched what cannot
 */
record Matching(List<Pair> pairs, List<Unmatched> unmatched) {

  static Matching of(Side baseline, Side candidate) {
    return new Finder(baseline, candidate).find();
  }

  /** What is measured, however it was measured. */
  private record Topic(String benchmark, @Nullable String metric, Map<String, String> params) {

    static Topic of(ResultKey key) {
      return new Topic(key.benchmark(), key.metric(), key.params());
    }
  }

  private static final class Finder {
    private final Side baseline;
    private final Side candidate;
    private final List<Pair> pairs = new ArrayList<>();
    private final List<Unmatched> unmatched = new ArrayList<>();
    private final Map<Topic, List<ResultKey>> inCandidate;
    private final Set<String> benchmarksOfCandidate = new HashSet<>();
    private final Set<Topic> explained = new HashSet<>();

    Finder(Side baseline, Side candidate) {
      this.baseline = baseline;
      this.candidate = candidate;
      this.inCandidate =
          candidate.samples().keySet().stream()
              .collect(Collectors.groupingBy(Topic::of, LinkedHashMap::new, Collectors.toList()));
      candidate.samples().keySet().forEach(key -> benchmarksOfCandidate.add(key.name()));
    }

    Matching find() {
      baseline.samples().forEach(this::match);
      for (ResultKey key : candidate.samples().keySet()) {
        if (!baseline.samples().containsKey(key) && !explained.contains(Topic.of(key))) {
          unmatched(key, "only in " + candidate.name(), Unmatched.Kind.NEW);
        }
      }
      return new Matching(List.copyOf(pairs), List.copyOf(unmatched));
    }

    private void match(ResultKey key, Sample sample) {
      Sample other = candidate.samples().get(key);
      if (other == null) {
        unmatched(key, whyMissing(key), Unmatched.Kind.VANISHED);
        explained.add(Topic.of(key));
        return;
      }
      ScoreUnit unit = ScoreUnit.parse(sample.result().unit());
      Optional<String> objection = objection(key, sample.result(), other.result());
      Optional<Direction> better = unit.direction(key.mode(), key.primary());
      if (objection.isPresent()) {
        unmatched(key, objection.get(), Unmatched.Kind.UNUSABLE);
      } else if (better.isEmpty()) {
        String reason =
            "whether more or less of '%s' in mode '%s' is better is not known"
                .formatted(unit.text(), key.mode());
        unmatched(key, reason, Unmatched.Kind.UNUSABLE);
      } else {
        ScoreUnit otherUnit = ScoreUnit.parse(other.result().unit());
        Pair pair = new Pair(key, sample, other, unit, otherUnit, better.get());
        Usability.objection(baseline.name(), pair.baselineForks())
            .or(() -> Usability.objection(candidate.name(), pair.candidateForks()))
            .ifPresentOrElse(
                reason -> unmatched(key, reason, Unmatched.Kind.UNUSABLE), () -> pairs.add(pair));
      }
    }

    private Optional<String> objection(ResultKey key, JmhResult result, JmhResult other) {
      return Optional.ofNullable(baseline.objections().get(key))
          .or(() -> Optional.ofNullable(candidate.objections().get(key)))
          .or(() -> Comparability.objection(baseline.name(), result, candidate.name(), other))
          .or(() -> Usability.objection(baseline.name(), key, result))
          .or(() -> Usability.objection(candidate.name(), key, other));
    }

    private String whyMissing(ResultKey key) {
      List<ResultKey> near = inCandidate.getOrDefault(Topic.of(key), List.of());
      for (ResultKey other : near) {
        if (other.mode().equals(key.mode())) {
          return "%d threads in %s, %d in %s: not comparable"
              .formatted(key.threads(), baseline.name(), other.threads(), candidate.name());
        }
      }
      if (!near.isEmpty()) {
        return "mode '%s' in %s, '%s' in %s: not comparable"
            .formatted(key.mode(), baseline.name(), near.get(0).mode(), candidate.name());
      }
      return benchmarksOfCandidate.contains(key.name())
          ? "with these parameters only in " + baseline.name()
          : "only in " + baseline.name();
    }

    private void unmatched(ResultKey key, String reason, Unmatched.Kind kind) {
      unmatched.add(new Unmatched(key, candidate.name(), reason, kind));
    }
  }
}
