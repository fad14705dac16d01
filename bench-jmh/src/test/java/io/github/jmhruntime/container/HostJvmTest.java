package io.github.jmhruntime.container;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** What runs in the JVM of the user's benchmarks clashes with none of their libraries. */
@AnalyzeClasses(locations = HostJvmTest.OwnModule.class)
class HostJvmTest {

  /** By its place, since the class in no package would else be looked for in every library. */
  static final class OwnModule implements LocationProvider {

    @Override
    public Set<Location> get(Class<?> testClass) {
      return Set.of(Location.of(OwnCode.location()));
    }
  }

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
              "io.github.jmhruntime.host",
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
