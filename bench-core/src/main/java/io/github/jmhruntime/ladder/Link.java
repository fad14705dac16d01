package io.github.jmhruntime.ladder;

import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.host.Subnet;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A link between the host and a network namespace: a pair of virtual Ethernet devices, veth(4),
 * with four addresses of their own. It is made from inside the namespace and vanishes with it, the
 * end on the host included.
 *
 * @param outside the host's address
 * @param inside the container's address
 */
record Link(String outside, String inside) {

  private static final int PREFIX = 30;
  private static final int LETTERS = 36;
  private static final AtomicInteger NUMBER = new AtomicInteger();

  /**
   * One with addresses that nothing on this machine uses.
   *
   * @throws EngineException where there are none
   */
  static Link free() {
    try {
      Subnet free =
          Subnet.free(Subnet.inUse())
              .orElseThrow(
                  () ->
                      new EngineException(
                          "every private subnet that a link to a network namespace could use is in use; `ip route` lists them"));
      return new Link(free.host(1), free.host(2));
    } catch (IOException e) {
      throw new EngineException("the machine's networks cannot be listed: " + e, e);
    }
  }

  /** Lines of a shell script that is run in the new namespace; each has a device of its own. */
  String script(String ip, String nsenter) {
    String hosts = "/proc/" + ProcessHandle.current().pid() + "/ns/net";
    String device = device();
    return """
        %1$s -batch - <<'INSIDE'
        link set lo up
        link add eth0 type veth peer name %3$s netns %4$s
        address add %5$s/%7$d dev eth0
        link set eth0 up
        route add default via %6$s
        INSIDE
        %2$s --net=%4$s %1$s -batch - <<'OUTSIDE'
        address add %6$s/%7$d dev %3$s
        link set %3$s up
        OUTSIDE
        """
        .formatted(ip, nsenter, device, hosts, inside, outside, PREFIX);
  }

  /** Names of devices have at most 15 letters. */
  private static String device() {
    return "jmhl%s.%s"
        .formatted(
            Long.toString(ProcessHandle.current().pid(), LETTERS),
            Integer.toString(NUMBER.incrementAndGet(), LETTERS));
  }
}
