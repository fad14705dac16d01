package io.github.jmhruntime.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jmhruntime.event.Event;
import io.github.jmhruntime.plan.NetworkPath;
import io.github.jmhruntime.plan.RunPlan.PlannedRuntime;
import io.github.jmhruntime.profile.Catalog;
import io.github.jmhruntime.profile.Image;
import io.github.jmhruntime.profile.Limits;
import io.github.jmhruntime.profile.RuntimeProfile.Limitation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** By the profiles that are shipped: nabla has no limits, no folders, and images of its own. */
class FittingRuntimesTest {

  private static final Catalog CATALOG = Catalog.load(null);
  private static final Image NGINX = CATALOG.image("", "nginx");
  private static final Image FOR_NABLA =
      new Image(
          "nginx",
          "",
          "nginx:1",
          Map.of("nabla", "nginx-nabla:1"),
          Map.of(),
          List.of(),
          "SIGTERM",
          NGINX.ready());
  private static final Limits NONE = CATALOG.limits("", "default");
  private static final Limits MIN = CATALOG.limits("", "min");

  private final List<Event> told = new ArrayList<>();

  @Test
  void aLimitThatCannotHoldIsRefusedWithTheProfilesReason() {
    refused(
        new FittingRuntimes(
            Set.of("nabla"), false, List.of(NONE, MIN), List.of(FOR_NABLA), List.of()),
        "-Druntime=nabla cannot be limited as -Dlimits=min says: There is no control group, so that"
            + " --cpus does nothing. Take -Dlimits=default, or leave it out of -Druntime");
  }

  @Test
  void forksThatCannotRunAreRefusedBeforeAnyIsStarted() {
    refused(
        new FittingRuntimes(Set.of("nabla"), true, List.of(NONE), List.of(), List.of()),
        "-Druntime=nabla cannot run JMH's forks or peers of network load: it runs only images that"
            + " are made for it, which have no Java; take other benchmarks, such as -Dsuite=quick,"
            + " or leave it out of -Druntime");
  }

  @Test
  void anImageThatIsNotMadeForTheRuntimeIsRefusedAndOneThatIsTaken() {
    refused(
        new FittingRuntimes(Set.of("nabla"), false, List.of(NONE), List.of(NGINX), List.of()),
        "-Druntime=nabla cannot start image 'nginx': it runs only images that are made for it; name"
            + " one under 'references' in the image's YAML, or leave it out of -Druntime");

    assertThat(
            new FittingRuntimes(
                    Set.of("nabla"), false, List.of(NONE), List.of(FOR_NABLA), List.of())
                .of(runtimes(), told::add))
        .isEqualTo(runtimes());
    assertThat(told).isEmpty();
  }

  /** The shipped profiles say so of gVisor; trying it could take the host's address away. */
  @Test
  void theHostsNetworkIsRefusedWhereTheProfileRulesItOut() {
    List<NetworkPath> paths = List.of(NetworkPath.BRIDGE, NetworkPath.HOST);

    refused(
        new FittingRuntimes(Set.of("gvisor"), false, List.of(NONE), List.of(FOR_NABLA), paths),
        "-Druntime=gvisor cannot be reached as -Dparams=path=host says: "
            + CATALOG.runtime("", "gvisor").cannot().get(Limitation.HOST_NETWORK)
            + " Take -Dparams=path=bridge, or leave it out of -Druntime");
    assertThat(
            new FittingRuntimes(Set.of("runc"), false, List.of(NONE), List.of(FOR_NABLA), paths)
                .of(runtimes(), told::add))
        .extracting(runtime -> runtime.profile().name())
        .containsExactly("runc", "host");
  }

  @Test
  void whatNobodyAskedForIsLeftOutAndTold() {
    assertThat(
            new FittingRuntimes(Set.of("runc"), false, List.of(MIN), List.of(NGINX), List.of())
                .of(runtimes(), told::add))
        .extracting(runtime -> runtime.profile().name())
        .containsExactly("runc", "gvisor", "host");
    assertThat(told)
        .containsExactly(
            new Event.Notice(
                "nabla is left out: it cannot be limited as -Dlimits=min says: There is no control"
                    + " group, so that --cpus does nothing. Take -Dlimits=default"));
  }

  private void refused(FittingRuntimes fitting, String message) {
    assertThatThrownBy(() -> fitting.of(runtimes(), told::add))
        .isInstanceOf(CommandException.class)
        .hasMessage(message);
  }

  private static List<PlannedRuntime> runtimes() {
    return Stream.of("runc", "gvisor", "nabla", "host")
        .map(name -> new PlannedRuntime(CATALOG.runtime("", name), name))
        .toList();
  }
}
