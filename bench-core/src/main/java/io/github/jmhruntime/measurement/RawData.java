package io.github.jmhruntime.measurement;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;

/** Raw data of many results without an object for each value: one list per fork. */
final class RawData extends AbstractList<List<Double>> {

  private final double[] values;

  /** Where each fork's values end. */
  private final int[] ends;

  private RawData(double[] values, int[] ends) {
    this.values = values;
    this.ends = ends;
  }

  @Override
  public List<Double> get(int fork) {
    int start = fork == 0 ? 0 : ends[fork - 1];
    return new Fork(values, start, ends[fork] - start);
  }

  @Override
  public int size() {
    return ends.length;
  }

  private static final class Fork extends AbstractList<Double> {
    private final double[] values;
    private final int start;
    private final int size;

    Fork(double[] values, int start, int size) {
      this.values = values;
      this.start = start;
      this.size = size;
    }

    @Override
    public Double get(int iteration) {
      return values[start + java.util.Objects.checkIndex(iteration, size)];
    }

    @Override
    public int size() {
      return size;
    }
  }

  /** Collects values in the order in which a file holds them. */
  static final class Builder {
    private double[] values = new double[16];
    private int[] ends = new int[4];
    private int count;
    private int forks;

    void add(double value) {
      if (count == values.length) {
        values = Arrays.copyOf(values, 2 * count);
      }
      values[count++] = value;
    }

    void endFork() {
      if (forks == ends.length) {
        ends = Arrays.copyOf(ends, 2 * forks);
      }
      ends[forks++] = count;
    }

    /** Empty where no fork has a value, as with what profilers outside of the fork find. */
    List<List<Double>> build() {
      return count == 0
          ? List.of()
          : new RawData(Arrays.copyOf(values, count), Arrays.copyOf(ends, forks));
    }
  }
}
