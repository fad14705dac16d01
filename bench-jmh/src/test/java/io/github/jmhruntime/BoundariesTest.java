package io.github.jmhruntime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The code that measures cannot see the code that judges. */
@AnalyzeClasses(packages = "io.github.jmhruntime", importOptions = DoNotIncludeTests.class)
class BoundariesTest {

  @ArchTest
  static final ArchRule measuringDoesNotJudge =
      noClasses()
          .that()
          .resideInAnyPackage("io.github.jmhruntime.driver..", "io.github.jmhruntime.benchmarks..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.github.jmhruntime.statistics..",
              "io.github.jmhruntime.comparison..",
              "io.github.jmhruntime.report..",
              "io.github.jmhruntime.command..");

  @ArchTest
  static final ArchRule dockerJavaStaysBehindThePort =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.github.jmhruntime.engine.docker..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.github.dockerjava..");
}
