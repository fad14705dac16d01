package io.github.jmhruntime.kernels;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The kernels and their figures run inside containers, with nothing but a JDK and JMH. */
@AnalyzeClasses(
    packages = {"io.github.jmhruntime.kernels", "io.github.jmhruntime.figures"},
    importOptions = DoNotIncludeTests.class)
class KernelsStandAloneTest {

  @ArchTest
  static final ArchRule kernelsNeedNothingButTheJdkAndJmh =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "jdk.incubator.vector..",
              "com.sun.nio.file..",
              "org.jspecify.annotations..",
              "org.openjdk.jmh..",
              "io.github.jmhruntime.kernels..",
              "io.github.jmhruntime.figures..");
}
