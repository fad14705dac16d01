package io.github.jmhruntime.report;

import io.github.jmhruntime.measurement.ProbeFindings;
import io.github.jmhruntime.measurement.ProbeFindings.Described;
import io.github.jmhruntime.measurement.ProbeFindings.Found;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/** {@code probes.json}, for scripts and for {@code rank}: its fields keep their names. */
final class JsonProbes implements Renderer<ProbeFindings> {

  private static final int FORMAT = 1;

  private record Content(
      int format,
      String baseline,
      Map<String, String> circumstances,
      Map<String, Map<String, Found>> runtimes,
      Map<String, Described> probes) {}

  @Override
  public void render(ProbeFindings findings, Writer out) throws IOException {
    ReportJson.MAPPER
        .writerWithDefaultPrettyPrinter()
        .writeValue(
            out,
            new Content(
                FORMAT,
                findings.baseline(),
                findings.circumstances(),
                findings.runtimes(),
                findings.described()));
    out.write('\n');
  }
}
