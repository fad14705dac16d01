package io.github.jmhruntime.decision;

/**
 * Why a value is missing.
 *
 * @param cause what kind of reason it is
 * @param reason one sentence with the details, such as the message of the crash
 */
public record Absence(Cause cause, String reason) {

  /** Why a value is missing, what speaks most against the candidate first. */
  public enum Cause {
    /** It was tried and failed. */
    CRASHED("crashed"),
    /** The candidate does not offer what would be measured. */
    NOT_OFFERED("not offered"),
    /** Nobody tried, or the reason is not known: it says nothing against the candidate. */
    NOT_MEASURED("not measured");

    private final String word;

    Cause(String word) {
      this.word = word;
    }

    /** The word that stands for it in files and tables. */
    public String word() {
      return word;
    }
  }

  /** Cause and reason as a sentence's end. */
  public String text() {
    return reason.isEmpty() ? cause.word() : cause.word() + ": " + reason;
  }
}
