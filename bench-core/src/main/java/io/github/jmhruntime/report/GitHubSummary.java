package io.github.jmhruntime.report;

import io.github.jmhruntime.measurement.ResultFileException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The summary that GitHub shows on the page of a workflow's run. A step appends Markdown to a file;
 * GitHub refuses what a step writes beyond 1 MiB. Source: GitHub Docs, <i>Workflow commands for
 * GitHub Actions</i>, "Adding a job summary".
 */
final class GitHubSummary {

  static final int MOST_BYTES = 1024 * 1024;

  private GitHubSummary() {}

  static void append(Path file, CheckReport report) {
    try {
      StringWriter whole = new StringWriter();
      new MarkdownCheck().render(report, whole);
      byte[] text = bytes(whole.toString());
      long there = Files.exists(file) ? Files.size(file) : 0;
      Files.write(
          file,
          there + text.length <= MOST_BYTES ? text : bytes(headline(report)),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw ResultFileException.of(
          file, "cannot be written: " + e + "; unset GITHUB_STEP_SUMMARY to do without", e);
    }
  }

  private static String headline(CheckReport report) {
    return "**%s** The table is too long for this page; it stands in `check.md`."
        .formatted(Markdown.escape(new CheckTexts(report).headline()));
  }

  private static byte[] bytes(String markdown) {
    return (markdown + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
