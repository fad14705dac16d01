package io.github.jmhruntime.measurement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A fork as a line of the journal, without its line break. */
public final class JournalLine {

  /** The version of the format, the first field of each line. */
  static final int FORMAT = 1;

  /** What foretells how long the next fork takes; the data themselves do not. */
  private static final String ITERATIONS = "measurementIterations";

  private JournalLine() {}

  static String of(ForkRecord fork) throws IOException {
    return Json.MAPPER.writeValueAsString(tree(fork));
  }

  /** The fork in a line; null where it says {@code null}. */
  static @Nullable ForkRecord parse(byte[] line) throws IOException {
    return Json.MAPPER.readValue(line, ForkRecord.class);
  }

  /**
   * A journal of forks without what they measured and what proved where they ran: enough to know
   * that they need not be measured again, and how long they took.
   */
  public static String outline(Collection<ForkRecord> forks) {
    return forks.stream().map(fork -> outline(fork) + "\n").collect(Collectors.joining());
  }

  private static String outline(ForkRecord fork) {
    ObjectNode line = tree(fork);
    line.remove("evidence");
    ForkResult result = fork.result();
    if (result != null) {
      line.putObject("result").put(ITERATIONS, result.json().path(ITERATIONS).asInt());
    }
    return line.toString();
  }

  private static ObjectNode tree(ForkRecord fork) {
    ObjectNode line = Json.MAPPER.createObjectNode().put("format", FORMAT);
    line.setAll(Json.MAPPER.<ObjectNode>valueToTree(fork));
    return line;
  }
}
