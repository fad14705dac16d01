package io.github.jmhruntime.maven;

import io.github.jmhruntime.command.CommandException;
import io.github.jmhruntime.command.Outcome;
import io.github.jmhruntime.command.RankCommand;
import java.io.File;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Ranks runtimes by weighted criteria, measured ones and scores of experts, and says what the
 * ranking hangs on. Needs no engine.
 *
 * <p>Example: {@code mvn jmh-runtime:rank -Ddecision=stoffel2020}, the published study; or, after a
 * run of your own, {@code mvn jmh-runtime:rank -Dinit} and then {@code mvn jmh-runtime:rank
 * -Ddecision=decision.yaml}.
 */
@Mojo(name = "rank", requiresProject = false, aggregator = true, threadSafe = true)
public final class RankMojo extends RuntimeMojo {

  private static final Path WRITTEN = Path.of("decision.yaml");

  /** The decision: a YAML file, or the name of one that is known. */
  @Parameter(property = "decision")
  private @Nullable String decision;

  /**
   * Writes a decision about the results in {@code -Doutput} instead of ranking: to the file that
   * {@code -Ddecision} names, else to {@code decision.yaml}.
   */
  @Parameter(property = "init", defaultValue = "false")
  private boolean init;

  /** A folder with decisions of your own, in {@code decisions/NAME/decision.yaml}. */
  @Parameter(property = "profiles")
  private @Nullable File profiles;

  /** The folder of the run that is ranked, to which the ranking is written, too. */
  @Parameter(property = "output", defaultValue = "target/jmh-runtime")
  private File output = new File("target/jmh-runtime");

  /**
   * Counts rows as not measured whose sides had unequal CPUs or memory, or a limit that was not
   * seen to hold, as {@code unequal: exclude} in the file does.
   */
  @Parameter(property = "excludeUnequal", defaultValue = "false")
  private boolean excludeUnequal;

  @Override
  Outcome call() {
    if (init) {
      Path file = decision == null ? WRITTEN : Path.of(decision);
      return RankCommand.init(file, output.toPath());
    }
    if (decision == null) {
      throw new CommandException(
          "-Ddecision is missing: name a YAML file, or 'stoffel2020' for the published study; -Dinit writes a file about the last run");
    }
    return RankCommand.run(
        new RankCommand.Request(
            decision,
            profiles == null ? null : profiles.toPath(),
            output.toPath(),
            excludeUnequal,
            Terminal.ofThisProcess().columns()));
  }
}
