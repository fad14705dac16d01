package io.github.jmhruntime.report;

/**
 * What of a comparison the console shows. The files hold all of it, and verdicts stay the same,
 * whatever is shown.
 *
 * @param columns how wide a line may be
 * @param order how rows are sorted
 * @param filter which rows are shown
 * @param most how many rows are shown; those that changed most
 */
public record View(int columns, RowOrder order, RowFilter filter, int most) {

  /** How many rows are shown unless the user says otherwise: what fits on a page or two. */
  public static final int USUAL_ROWS = 40;

  /** How wide a line may be where there is no terminal. */
  public static final int USUAL_COLUMNS = 80;

  /** All rows up to the usual number, those that changed most first. */
  public static View of(int columns) {
    return new View(columns, RowOrder.CHANGE, RowFilter.NONE, USUAL_ROWS);
  }

  /** The same with rows in another order. */
  public View sorted(RowOrder other) {
    return new View(columns, other, filter, most);
  }

  /** The same with some of the rows. */
  public View only(RowFilter other) {
    return new View(columns, order, other, most);
  }

  /** The same with so many rows. */
  public View showing(int rows) {
    return new View(columns, order, filter, rows);
  }
}
