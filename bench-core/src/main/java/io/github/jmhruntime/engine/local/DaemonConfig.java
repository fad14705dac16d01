package io.github.jmhruntime.engine.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.jmhruntime.engine.docker.DockerEngine;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The private engine's daemon.json. */
final class DaemonConfig {

  private static final ObjectMapper JSON = new ObjectMapper();

  private DaemonConfig() {}

  /**
   * Nothing in it may change the machine: no packet filter rules, no forwarding, no bridge of the
   * engine's own making.
   *
   * @param proxy the program that ports are published with, or null where there is none
   */
  static String render(
      PrivateEnginePlaces places, List<RuntimeRegistration> runtimes, @Nullable Path proxy) {
    ObjectNode config = JSON.createObjectNode();
    config.put("data-root", places.data().toString());
    config.put("exec-root", places.execRoot().toString());
    config.put("pidfile", places.pidFile().toString());
    config.putArray("hosts").add("unix://" + places.socket());
    config.put("bridge", places.bridge());
    for (String off : List.of("iptables", "ip6tables", "ip-masq", "ip-forward")) {
      config.put(off, false);
    }
    // Without packet filter rules, only the proxy leads from a published port to its container.
    config.put("userland-proxy", proxy != null);
    if (proxy != null) {
      // Docker 26 finds it by itself when it starts, but not when it reads this again.
      config.put("userland-proxy-path", proxy.toString());
    }
    config.put("cgroup-parent", places.cgroup());
    config.putArray("exec-opts").add("native.cgroupdriver=cgroupfs");
    config.putArray("labels").add(DockerEngine.PRIVATE_LABEL);
    config.put("shutdown-timeout", 5);
    config.put("default-runtime", "runc");
    ObjectNode registered = config.putObject("runtimes");
    for (RuntimeRegistration runtime : runtimes) {
      ObjectNode entry = registered.putObject(runtime.engineName());
      entry.put("path", runtime.path().toString());
      if (!runtime.arguments().isEmpty()) {
        runtime.arguments().forEach(entry.putArray("runtimeArgs")::add);
      }
    }
    return config.toPrettyString();
  }
}
