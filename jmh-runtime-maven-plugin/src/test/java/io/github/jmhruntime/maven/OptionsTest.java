package io.github.jmhruntime.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.command.CommandException;
import io.github.jmhruntime.engine.RuntimeSwitch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

  @ParameterizedTest
  @CsvSource({"2%, 0.02", "0.02, 0.02", "12.5 %, 0.125", "0%, 0"})
  void aPartIsReadAsPercentageOrFraction(String text, double part) {
    assertThat(Options.part("maxRegression", text)).isEqualTo(part);
  }

  @ParameterizedTest
  @ValueSource(strings = {"two", "%", "", "-1%", "5", "100%", "NaN"})
  void whatIsNoPartIsToldWithItsOptionAndARemedy(String text) {
    assertThatThrownBy(() -> Options.part("maxRegression", text))
        .isInstanceOf(CommandException.class)
        .hasMessage(
            "-DmaxRegression=%s is not a part of the baseline: give a percentage such as 2%% or a part such as 0.02",
            text);
  }

  @ParameterizedTest
  @CsvSource({"90s, 90", "10m, 600", "1h30m, 5400", "2H, 7200"})
  void aTimeIsReadInHoursMinutesAndSeconds(String text, long seconds) {
    assertThat(Options.duration("timeBudget", text)).hasSeconds(seconds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10", "", "ten minutes", "0s", "-5m", "1d"})
  void whatIsNoTimeIsToldWithItsOptionAndARemedy(String text) {
    assertThatThrownBy(() -> Options.duration("timeBudget", text))
        .isInstanceOf(CommandException.class)
        .hasMessage("-DtimeBudget=%s is not a time: give one such as 90s, 10m or 1h30m", text);
  }

  @Test
  void aPrecisionOfZeroIsRefused() {
    assertThatThrownBy(() -> Options.positivePart("precision", "0%"))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("-Dprecision=0% cannot be reached");
  }

  @Test
  void nodesAndTheirImageBelongToTheAddressOfACluster() {
    assertThat(Options.engine("kubernetes:test", null, "pool=a,!gpu", "registry:5000/jmh:1"))
        .isEqualTo("kubernetes:test?nodes=pool%3Da%2C%21gpu&driverImage=registry%3A5000%2Fjmh%3A1");
    assertThat(Options.engine("kubernetes", null, null, null)).isEqualTo("kubernetes");
    assertThatThrownBy(() -> Options.engine("auto", null, "pool=a", null))
        .hasMessageContaining("-Dnodes=pool=a is for a cluster, and -Dengine is 'auto'");
  }

  @Test
  void aConstantIsFoundWhateverItsCase() {
    assertThat(Options.oneOf("switch", "daemon", RuntimeSwitch.Mode.class))
        .isEqualTo(RuntimeSwitch.Mode.DAEMON);
  }

  @Test
  void anUnknownConstantIsToldWithThoseThatExist() {
    assertThatThrownBy(() -> Options.oneOf("switch", "demon", RuntimeSwitch.Mode.class))
        .hasMessage("-Dswitch=demon: it must be container or daemon");
  }
}
