package io.github.jmhruntime.container;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What runs in the JVM of the user's benchmarks clashes with none of their libraries. */
@AnalyzeClasses(
    packages = {"io.github.jmhruntime.container", ""},
    importOptions = DoNotIncludeTests.class)
class HostJvmTest {

  @ArchTest
  static final ArchRule theHostJvmNeedsOnlyTheJdkAndJmh =
      classes()
          .that()
          .resideInAnyPackage("io.github.jmhruntime.container", "")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "",
              "java..",
              "joptsimple..",
              "org.openjdk.jmh..",
              "org.jspecify..",
              "io.github.jmhruntime.container");

  @ArchTest
  static final ArchRule theForkNeedsOnlyTheJdk =
      classes()
          .that()
          .haveSimpleName("ForkWitness")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..");
}
