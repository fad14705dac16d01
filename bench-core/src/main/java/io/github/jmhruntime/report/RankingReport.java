package io.github.jmhruntime.report;

import io.github.jmhruntime.decision.Analysis;
import io.github.jmhruntime.decision.Uncertainty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a decision, in every format.
 *
 * @param title what is decided
 * @param source where its data come from, or null
 * @param run the run whose results are ranked, or null where none is
 * @param notes what should be known with it
 * @param analysis who is first, and how sure that is
 * @param uncertainty what was drawn for that
 */
public record RankingReport(
    String title,
    @Nullable String source,
    @Nullable String run,
    List<String> notes,
    Analysis analysis,
    Uncertainty uncertainty) {

  public RankingReport {
    notes = List.copyOf(notes);
  }
}
