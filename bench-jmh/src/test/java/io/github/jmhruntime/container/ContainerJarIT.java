package io.github.jmhruntime.container;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is in the jar that is put behind any benchmarks.jar, as it has been packaged. */
class ContainerJarIT {

  private static final String ROOT = "io.github.jmhruntime";

  private static Set<String> files;
  private static JavaClasses own;

  @BeforeAll
  static void read() throws IOException {
    try (JarFile jar =
        new JarFile(Objects.requireNonNull(System.getProperty("container.jar"), "container.jar"))) {
      files = jar.stream().map(JarEntry::getName).collect(Collectors.toSet());
      own =
          new ClassFileImporter()
              .withImportOption(location -> !location.contains("/jmhruntime/shaded/"))
              .importJar(jar);
    }
  }

  @Test
  void itHoldsTheMeasuringHalfOnly() {
    assertThat(own.stream().map(JavaClass::getPackageName).distinct())
        .containsExactlyInAnyOrder(
            "",
            ROOT + ".unit",
            ROOT + ".event",
            ROOT + ".profile",
            ROOT + ".host",
            ROOT + ".engine",
            ROOT + ".engine.docker",
            ROOT + ".engine.local",
            ROOT + ".engine.podman",
            ROOT + ".ladder",
            ROOT + ".workload.cpu",
            ROOT + ".plan",
            ROOT + ".measurement",
            ROOT + ".container",
            ROOT + ".container.launch",
            ROOT + ".figures",
            ROOT + ".driver");
  }

  @Test
  void everythingIsInPlaceThatItNeedsBesidesTheJdkAndJmh() {
    classes()
        .should()
        .onlyDependOnClassesThat(
            DescribedPredicate.describe("are in the jar, the JDK or JMH", this::isInPlace))
        .check(own);
  }

  private boolean isInPlace(JavaClass type) {
    JavaClass element = type.getBaseComponentType();
    return element.isPrimitive()
        || files.contains(element.getName().replace('.', '/') + ".class")
        || element.getPackageName().startsWith("java.")
        || element.getPackageName().startsWith("javax.")
        || element.getPackageName().startsWith("org.openjdk.jmh.")
        || element.getPackageName().startsWith("joptsimple");
  }
}
