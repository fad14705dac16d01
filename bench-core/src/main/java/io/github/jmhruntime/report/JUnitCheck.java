package io.github.jmhruntime.report;

import io.github.jmhruntime.comparison.Comparison.Row;
import io.github.jmhruntime.comparison.GateOutcome;
import io.github.jmhruntime.comparison.GateResult.CheckedRow;
import io.github.jmhruntime.comparison.ResultKey;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The check as JUnit XML, one test case for each row, as Jenkins, GitLab and the rest read it. What
 * is inconclusive is a skipped test, or a failed one with {@code -DfailOnInconclusive}.
 */
final class JUnitCheck implements Renderer<CheckReport> {

  private static final String SUITE = "jmh-runtime check";

  /** What XML 1.0 cannot hold, escaped or not. */
  private static final String NOT_XML =
      "[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]";

  @Override
  public void render(CheckReport report, Writer out) throws IOException {
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      suite(report, xml);
      xml.writeEndDocument();
      xml.flush();
      out.write('\n');
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private static void suite(CheckReport report, XMLStreamWriter xml) throws XMLStreamException {
    List<CheckedRow> rows = report.result().rows();
    List<String> errors = report.result().errors();
    long failures = rows.stream().filter(row -> report.fails(row.outcome())).count();
    long inconclusive =
        rows.stream().filter(row -> row.outcome() == GateOutcome.INCONCLUSIVE).count();
    xml.writeStartElement("testsuite");
    attribute(xml, "name", SUITE);
    attribute(xml, "tests", String.valueOf(rows.size() + errors.size()));
    attribute(xml, "failures", String.valueOf(failures));
    attribute(xml, "errors", String.valueOf(errors.size()));
    attribute(xml, "skipped", String.valueOf(report.failOnInconclusive() ? 0 : inconclusive));
    attribute(xml, "time", "0");
    CheckTexts texts = new CheckTexts(report);
    for (CheckedRow row : rows) {
      row(report, texts, row, xml);
    }
    for (int i = 0; i < errors.size(); i++) {
      startCase(xml, "check", "error " + (i + 1));
      message(xml, "error", errors.get(i));
      xml.writeEndElement();
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
  }

  private static void row(
      CheckReport report, CheckTexts texts, CheckedRow checked, XMLStreamWriter xml)
      throws XMLStreamException {
    Row row = checked.row();
    ResultKey key = row.key();
    int dot = key.benchmark().lastIndexOf('.');
    String type = dot < 0 ? key.name() : key.benchmark().substring(0, dot);
    String name = key.name().substring(dot + 1);
    String settings = ExportNames.settings(key);
    startCase(
        xml,
        type,
        "%s%s %s (%s)"
            .formatted(name, settings.isEmpty() ? "" : " " + settings, row.runtime(), key.mode()));
    String finding = texts.finding(checked);
    if (report.fails(checked.outcome())) {
      message(xml, "failure", finding);
    } else if (checked.outcome() == GateOutcome.INCONCLUSIVE) {
      message(xml, "skipped", finding);
    } else {
      xml.writeStartElement("system-out");
      xml.writeCharacters(clean(finding));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static void startCase(XMLStreamWriter xml, String type, String name)
      throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testcase");
    attribute(xml, "classname", type);
    attribute(xml, "name", name);
    attribute(xml, "time", "0");
  }

  private static void message(XMLStreamWriter xml, String element, String message)
      throws XMLStreamException {
    xml.writeStartElement(element);
    attribute(xml, "message", message);
    if (!element.equals("skipped")) {
      attribute(xml, "type", element.equals("error") ? "error" : "regression");
      xml.writeCharacters(clean(message));
    }
    xml.writeEndElement();
  }

  private static void attribute(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeAttribute(name, clean(value));
  }

  private static String clean(String text) {
    return TextLines.clean(text).replaceAll(NOT_XML, "\uFFFD");
  }
}
