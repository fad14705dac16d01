package io.github.jmhruntime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which package sees which, over all modules.
 *
 * <p>It runs twice: in bench-core, and in the plugin, where everything is on the class path.
 */
@AnalyzeClasses(packages = "io.github.jmhruntime", importOptions = DoNotIncludeTests.class)
class LayersTest {

  /**
   * A row for each package: its name, and which of the rows above it sees. No row but an adapter's
   * names an adapter of the engine. The last is Maven's, which generates the goal {@code help}.
   */
  private static final String TABLE =
      """
      unit
      event
      profile            unit
      host               unit event
      engine             event profile host
      engine.docker      event profile host engine
      engine.local       event profile host engine engine.docker
      engine.podman      event profile host engine engine.docker engine.local
      engine.cri.proto
      engine.cri         event profile host engine engine.cri.proto
      engine.kubernetes  event profile host engine
      ladder             profile host engine
      workload.load      host
      workload.http      workload.load
      workload.redis     workload.load
      workload.network.peer
      workload.network   host workload.network.peer
      workload.memory    unit profile host engine
      workload.cpu       host
      plan               profile engine
      measurement        unit
      statistics
      probe              event profile host engine statistics
      comparison         unit measurement statistics
      decision           unit measurement statistics comparison
      report             unit measurement statistics comparison decision
      report.markup
      report.chart       report.markup
      report.html        unit measurement statistics comparison report report.markup report.chart
      command            unit event profile host engine ladder probe plan measurement statistics \
                         comparison decision report report.html

      figures
      kernels
      kernels.memory     kernels
      kernels.cpu        kernels figures
      kernels.disk       kernels
      kernels.boundary   kernels
      container          host
      container.launch   event profile host engine ladder workload.cpu plan measurement kernels \
                         container
      benchmarks         profile host engine ladder workload.load workload.http workload.redis \
                         workload.network workload.network.peer workload.memory workload.cpu plan \
                         measurement figures
      driver             event profile host engine plan measurement container figures

      maven              event profile engine plan measurement statistics comparison decision \
                         report command
      jmh_runtime_maven_plugin
      """;

  private static final String ROOT = "io.github.jmhruntime.";

  private static final Map<String, Set<String>> SEES = read(TABLE);

  @ArchTest
  static void everyPackageStandsInTheTable(JavaClasses classes) {
    assertThat(SEES.keySet())
        .as("the packages of the table; give a new package a row")
        .containsAll(packages(classes));
  }

  @ArchTest
  static void noRowUpToTheModuleThatIsTestedIsEmpty(JavaClasses classes) {
    Set<String> found = packages(classes);
    List<String> rows = new ArrayList<>(SEES.keySet());
    while (!found.contains(rows.get(rows.size() - 1))) {
      rows.remove(rows.size() - 1);
    }

    assertThat(found).as("packages with code; drop the row of one that is gone").containsAll(rows);
  }

  @ArchTest
  static void aPackageSeesOnlyWhatItsRowSays(JavaClasses classes) {
    assertThat(
            classes.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(LayersTest::isForbidden)
                .map(Dependency::getDescription))
        .as("what is seen without standing in the row")
        .isEmpty();
  }

  @ArchTest
  static final ArchRule dockerJavaStaysBehindThePort =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.github.jmhruntime.engine.docker..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.github.dockerjava..");

  @ArchTest
  static final ArchRule grpcStaysBehindThePort =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.github.jmhruntime.engine.cri..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.grpc..", "com.google.protobuf..");

  @ArchTest
  static final ArchRule fabric8StaysBehindThePort =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.github.jmhruntime.engine.kubernetes..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.fabric8..");

  /** The JVM of a user's benchmarks has it beside libraries of theirs. */
  @ArchTest
  static final ArchRule hostNeedsOnlyTheJdk =
      classes()
          .that()
          .resideInAPackage(ROOT + "host")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", ROOT + "host", ROOT + "unit");

  @ArchTest
  static final ArchRule noPackageForLeftovers =
      noClasses()
          .should()
          .resideInAnyPackage("..util..", "..common..", "..impl..", "..model..", "..service..");

  /** Rows see only rows above them, so that no two packages can need each other. */
  private static Map<String, Set<String>> read(String table) {
    Map<String, Set<String>> rows = new LinkedHashMap<>();
    for (String line : table.lines().filter(text -> !text.isBlank()).toList()) {
      List<String> words = List.of(line.split(" +"));
      Set<String> above = Set.copyOf(rows.keySet());
      Set<String> sees = Set.copyOf(words.subList(1, words.size()));
      assertThat(above).as("the rows above '%s'", words.get(0)).containsAll(sees);
      assertThat(rows.put(words.get(0), sees)).as("another row '%s'", words.get(0)).isNull();
    }
    return rows;
  }

  private static Set<String> packages(JavaClasses classes) {
    return classes.stream()
        .filter(type -> !type.getSimpleName().equals("package-info"))
        .map(JavaClass::getPackageName)
        .map(LayersTest::row)
        .collect(Collectors.toSet());
  }

  private static boolean isForbidden(Dependency dependency) {
    String from = row(dependency.getOriginClass().getPackageName());
    String to = row(dependency.getTargetClass().getPackageName());
    return dependency.getTargetClass().getPackageName().startsWith(ROOT)
        && !from.equals(to)
        && !SEES.getOrDefault(from, Set.of()).contains(to);
  }

  /** What JMH generates belongs to the package that it is generated for. */
  private static String row(String packageName) {
    String own = packageName.replaceFirst("\\.jmh_generated$", "");
    return own.startsWith(ROOT) ? own.substring(ROOT.length()) : own;
  }
}
