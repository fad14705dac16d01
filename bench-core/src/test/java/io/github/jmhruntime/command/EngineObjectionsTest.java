package io.github.jmhruntime.command;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.command.RunRequest.Candidates;
import io.github.jmhruntime.engine.ContainerEngine;
import io.github.jmhruntime.engine.EngineChoice;
import io.github.jmhruntime.engine.Offering;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.plan.Axis;
import io.github.jmhruntime.plan.Declaration;
import io.github.jmhruntime.plan.ListedBenchmark;
import io.github.jmhruntime.plan.Subject;
import io.github.jmhruntime.plan.Workload;
import io.github.jmhruntime.profile.Catalog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineObjectionsTest {

  private static final Catalog CATALOG = Catalog.load(null);

  private final FakeEngines engines = new FakeEngines();

  @ParameterizedTest
  @CsvSource({"published, published ports", "host, the host's network"})
  void aPathThatTheEngineDoesNotOfferIsRefused(String path, String what) {
    engines.offerings = Set.of(Offering.POD_LIFE);

    assertThatThrownBy(() -> refuse(List.of("crun"), path))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("-Dparams=path=%s: this engine has no %s", path, what)
        .hasMessageContaining("-Dparams=path=bridge");
    assertThatCode(() -> refuse(List.of("crun"), "bridge")).doesNotThrowAnyException();
  }

  @Test
  void anEngineThatOffersEveryPathRefusesNone() {
    assertThatCode(() -> refuse(List.of("crun", "host"), "published")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"host", "ladder-network"})
  void whatIsStartedWithoutTheEngineIsRefusedWhereTheDriverWorksInAPod(String runtime) {
    engines.driverImage = "jmh-runtime:1";

    assertThatThrownBy(() -> refuse(List.of("crun", runtime), "bridge"))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("-Druntime=%s: the driver works in a pod itself", runtime);
  }

  private void refuse(List<String> runtimes, String path) {
    EngineChoice choice = EngineChoice.of("-Dengine", "private", Duration.ofSeconds(1));
    ContainerEngine engine = engines.open(choice, List.of(), EventHandler.none()).engine();
    Subject subject =
        new Subject(
            "quick",
            List.of(),
            List.of(),
            List.of(),
            List.of(1),
            Map.of(Axis.PATH.parameter(), List.of(path)));
    Declaration declaration =
        new Declaration(Set.of(Axis.IMAGE, Axis.PATH), Workload.WEB_SERVER, false);
    Selection selection =
        new Selection(
            CATALOG.suite("", "quick"),
            subject,
            List.of(new ListedBenchmark("Loads", declaration)));
    EngineObjections.refuse(engine, new Candidates(runtimes, "runc", false), selection, CATALOG);
  }
}
