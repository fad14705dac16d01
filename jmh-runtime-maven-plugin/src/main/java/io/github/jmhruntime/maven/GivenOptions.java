package io.github.jmhruntime.maven;

import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.Parameter;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Which options a user has set, on the command line or in a pom; others have their defaults. */
final class GivenOptions {

  private GivenOptions() {}

  /** The options of a goal that are set, by the names that the command line has for them. */
  static Set<String> of(MojoExecution execution, MavenSession session) {
    Set<String> given = new TreeSet<>();
    for (Parameter parameter : execution.getMojoDescriptor().getParameters()) {
      String expression = parameter.getExpression();
      if (expression != null && expression.startsWith("${")) {
        String name = expression.substring(2, expression.length() - 1);
        if (isConfigured(execution.getConfiguration(), parameter.getName(), expression)
            || isDefined(session, name)) {
          given.add(name);
        }
      }
    }
    return given;
  }

  /** Whether a pom says something else than that the command line decides. */
  private static boolean isConfigured(Xpp3Dom configuration, String parameter, String expression) {
    Xpp3Dom child = configuration.getChild(parameter);
    if (child == null) {
      return false;
    }
    return child.getChildCount() > 0
        || child.getValue() != null && !child.getValue().equals(expression);
  }

  private static boolean isDefined(MavenSession session, String name) {
    List<Properties> all =
        List.of(
            session.getUserProperties(),
            session.getSystemProperties(),
            session.getCurrentProject().getProperties());
    return all.stream().anyMatch(properties -> properties.getProperty(name) != null);
  }
}
