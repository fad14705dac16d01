package io.github.jmhruntime.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The intervals of a published table, which calls them 95 % although they are two-sided 90 %. */
class PublishedIntervalsTest {

  private record Published(String measure, double mean, double lower, double upper, double sigma) {

    static Published of(String line) {
      String[] cells = line.split(",", -1);
      return new Published(
          cells[1],
          Double.parseDouble(cells[3]),
          Double.parseDouble(cells[4]),
          Double.parseDouble(cells[5]),
          Double.parseDouble(cells[6]));
    }

    int n() {
      return measure.startsWith("http") ? 40 : 35;
    }

    /** Whether an interval of this confidence is the printed one, to the printed digits. */
    boolean fits(double confidence) {
      Estimate estimate = new Estimate(mean, sigma / Math.sqrt(n()), n() - 1.0);
      Interval interval = estimate.interval(confidence);
      // Mean and bound are rounded to 0.01, and so is σ, which counts with its factor.
      double rounding = 0.01 + 0.005 * (interval.upper() - mean) / Math.max(sigma, 0.01) + 1e-9;
      return Math.abs(interval.lower() - lower) <= rounding
          && Math.abs(interval.upper() - upper) <= rounding;
    }
  }

  @Test
  void twoSidedNinetyPercentReproducesEveryPublishedInterval() throws IOException {
    assertThat(published()).hasSize(20).allMatch(row -> row.fits(0.90));
  }

  @Test
  void ninetyFivePercentReproducesNoneWhoseSpreadIsMoreThanRounding() throws IOException {
    List<Published> wide = published().stream().filter(row -> row.sigma() >= 0.3).toList();

    assertThat(wide).hasSize(11).noneMatch(row -> row.fits(0.95));
  }

  private static List<Published> published() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            PublishedIntervalsTest.class.getResourceAsStream("stoffel2020/calibration.csv"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(Published::of)
          .toList();
    }
  }
}
