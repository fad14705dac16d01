package io.github.jmhruntime.container;

import java.io.ObjectInputFilter;
import java.util.Set;

/**
 * What a fork may send over JMH's link: JMH's own types, exceptions, and the plain values that both
 * consist of.
 *
 * <p>The link carries serialized Java objects out of the container. An object of any class on the
 * host JVM's class path would be created there, and some classes do harm by being created. A filter
 * for the whole process is the only one that JMH's link heeds (JEP 290).
 */
final class LinkFilter implements ObjectInputFilter {

  private static final long MAX_ARRAY = 64L << 20;
  private static final long MAX_DEPTH = 200;

  private static final Set<String> JDK_PACKAGES = Set.of("java.lang", "java.util");

  private static final Set<String> JDK_TYPES =
      Set.of(
          "java.util.concurrent.TimeUnit",
          "java.util.concurrent.atomic.AtomicInteger",
          "java.util.concurrent.atomic.AtomicLong",
          "java.util.concurrent.ConcurrentHashMap",
          "java.util.concurrent.CopyOnWriteArrayList");

  /**
   * Sets it for this process, unless the user has set another one with {@code -Djdk.serialFilter}.
   */
  static void install() {
    if (ObjectInputFilter.Config.getSerialFilter() == null) {
      ObjectInputFilter.Config.setSerialFilter(new LinkFilter());
    }
  }

  @Override
  public Status checkInput(FilterInfo info) {
    if (info.arrayLength() > MAX_ARRAY || info.depth() > MAX_DEPTH) {
      return Status.REJECTED;
    }
    Class<?> type = info.serialClass();
    if (type == null) {
      return Status.UNDECIDED;
    }
    if (allowed(element(type))) {
      return Status.ALLOWED;
    }
    System.err.println(
        "jmh-runtime: refused an object of class "
            + type.getName()
            + ", which a fork sent over JMH's link and which is none of JMH's results;"
            + " -Djdk.serialFilter=… allows what you trust");
    return Status.REJECTED;
  }

  private static Class<?> element(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    return element;
  }

  private static boolean allowed(Class<?> type) {
    return type.isPrimitive()
        || Throwable.class.isAssignableFrom(type)
        || type.getName().startsWith("org.openjdk.jmh.")
        || JDK_TYPES.contains(type.getName())
        || (type.getClassLoader() == null && JDK_PACKAGES.contains(type.getPackageName()));
  }
}
