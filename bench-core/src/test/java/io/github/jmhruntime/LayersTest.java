package io.github.jmhruntime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** A stage sees only the stages to its left. */
@AnalyzeClasses(packages = "io.github.jmhruntime", importOptions = DoNotIncludeTests.class)
class LayersTest {

  @ArchTest static final ArchRule unit = sees("unit");
  @ArchTest static final ArchRule event = sees("event");
  @ArchTest static final ArchRule profile = sees("profile", "unit");
  @ArchTest static final ArchRule engine = sees("engine", "event", "profile", "host");

  @ArchTest
  static final ArchRule engineDocker = sees("engine.docker", "engine", "event", "profile", "host");

  @ArchTest
  static final ArchRule engineLocal =
      sees("engine.local", "engine", "engine.docker", "event", "profile", "host");

  @ArchTest
  static final ArchRule nothingNamesAnAdapter =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.github.jmhruntime.engine..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.github.jmhruntime.engine.*..");

  @ArchTest static final ArchRule host = sees("host", "unit");
  @ArchTest static final ArchRule workloadHttp = sees("workload.http");

  @ArchTest
  static final ArchRule workloadMemory =
      sees("workload.memory", "engine", "host", "profile", "unit");

  @ArchTest static final ArchRule plan = sees("plan", "engine", "profile");
  @ArchTest static final ArchRule measurement = sees("measurement", "unit");
  @ArchTest static final ArchRule statistics = sees("statistics");

  @ArchTest
  static final ArchRule comparison = sees("comparison", "unit", "measurement", "statistics");

  @ArchTest
  static final ArchRule report = sees("report", "comparison", "unit", "measurement", "statistics");

  @ArchTest static final ArchRule reportMarkup = sees("report.markup");
  @ArchTest static final ArchRule reportChart = sees("report.chart", "report.markup");

  @ArchTest
  static final ArchRule reportHtml =
      sees(
          "report.html",
          "report",
          "report.chart",
          "report.markup",
          "comparison",
          "unit",
          "measurement",
          "statistics");

  @ArchTest
  static final ArchRule dockerJavaStaysBehindThePort =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.github.jmhruntime.engine.docker..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.github.dockerjava..");

  @ArchTest
  static final ArchRule noCycles =
      SlicesRuleDefinition.slices().matching("io.github.jmhruntime.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule noPackageForLeftovers =
      noClasses()
          .should()
          .resideInAnyPackage("..util..", "..common..", "..impl..", "..model..", "..service..");

  private static ArchRule sees(String name, String... others) {
    Set<String> allowed = Arrays.stream(others).map(LayersTest::full).collect(Collectors.toSet());
    allowed.add(full(name));
    return noClasses()
        .that()
        .resideInAPackage(full(name))
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "belong to a stage other than " + String.join(", ", others),
                (JavaClass type) ->
                    type.getPackageName().startsWith("io.github.jmhruntime")
                        && !allowed.contains(type.getPackageName())))
        .allowEmptyShould(true);
  }

  private static String full(String name) {
    return "io.github.jmhruntime." + name;
  }
}
