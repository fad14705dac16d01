package io.github.jmhruntime.maven;

import io.github.jmhruntime.command.CommandException;
import io.github.jmhruntime.command.Outcome;
import io.github.jmhruntime.comparison.ComparisonException;
import io.github.jmhruntime.decision.DecisionException;
import io.github.jmhruntime.engine.EngineException;
import io.github.jmhruntime.event.EventHandler;
import io.github.jmhruntime.measurement.ResultFileException;
import io.github.jmhruntime.profile.ProfileException;
import io.github.jmhruntime.statistics.ImpossibleValueException;
import java.io.UncheckedIOException;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** What all goals share: the one place where failures are told to Maven, and the console. */
abstract class RuntimeMojo extends AbstractMojo {

  static {
    // The engine's client logs each call that it was told to give up as an event of its own.
    System.setProperty("org.slf4j.simpleLogger.log.com.github.dockerjava", "warn");
  }

  /** Leaves the goal out. */
  @Parameter(property = "jmhRuntime.skip", defaultValue = "false")
  private boolean skip;

  /** Does what the goal is for. */
  abstract Outcome call() throws InterruptedException;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("left out (-DjmhRuntime.skip)");
      return;
    }
    Outcome outcome = outcome();
    System.out.print(outcome.text());
    System.out.flush();
    if (outcome.failure() != null) {
      throw new MojoFailureException(outcome.failure());
    }
  }

  private Outcome outcome() throws MojoExecutionException {
    try {
      return call();
    } catch (CommandException
        | ComparisonException
        | DecisionException
        | EngineException
        | ImpossibleValueException
        | ProfileException
        | ResultFileException
        | UncheckedIOException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("interrupted", e);
    }
  }

  EventHandler console() {
    return new ConsoleProgress(System.out, Terminal.ofThisProcess());
  }
}
