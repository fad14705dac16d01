package io.github.jmhruntime.report.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class MarkupTest {

  @Property
  void anyTextIsOneTextForAParser(@ForAll String text) throws Exception {
    Document document = parsed(Element.of("p", text).with("title", text).toString());

    assertThat(document.getDocumentElement().getChildNodes().getLength()).isLessThanOrEqualTo(1);
    assertThat(document.getDocumentElement().getAttributes().getLength()).isEqualTo(1);
    if (text.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
      assertThat(document.getDocumentElement().getTextContent()).isEqualTo(text);
      assertThat(document.getDocumentElement().getAttribute("title")).isEqualTo(text);
    }
  }

  @Test
  void whatTurnsTextRoundOrCannotBeShownIsReplaced() {
    assertThat(Element.of("p", "a\u202eb\u0000c\ud800d\ud83d\ude00").toString())
        .isEqualTo("<p>a\ufffdb\ufffdc\ufffdd\ud83d\ude00</p>");
  }

  @ParameterizedTest
  @CsvSource({
    "onclick, x",
    "ONLOAD, x",
    "style, color:red",
    "href, javascript:alert(1)",
    "href, https://example.org",
    "src, //example.org",
    "'a b', x",
    "formaction, x"
  })
  void anAttributeThatCouldRunOrLoadSomethingIsRefused(String name, String value) {
    Element element = Element.of("a");
    assertThatThrownBy(() -> element.with(name, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is refused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"script", "style", "iframe", "form", "a b", "x><y"})
  void anElementThatCouldRunOrLoadSomethingIsRefused(String name) {
    assertThatThrownBy(() -> Element.of(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void dataCannotEndTheirElementAndAreReadBackAsTheyWere() throws Exception {
    String attack = "</script><!--<script>&\u2028";
    String json = new ObjectMapper().writeValueAsString(attack);
    String block = DataBlock.of("data", out -> out.append(json)).toString();

    assertThat(block.substring(1, block.length() - "</script>".length()))
        .doesNotContain("</script", "<!--");
    String content = block.substring(block.indexOf('>') + 1, block.lastIndexOf("</script>"));
    assertThat(new ObjectMapper().readValue(content, String.class)).isEqualTo(attack);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1.04, 1", "1.05, 1.1", "-0.25, -0.2", "-0.04, 0", "12345.678, 12345.7"})
  void positionsHaveOneDigitBehindThePoint(double value, String written) {
    assertThat(Decimal.of(value)).isEqualTo(written);
  }

  @Test
  void aPositionThatIsNoneIsAnError() {
    assertThatThrownBy(() -> Decimal.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Document parsed(String markup) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(markup)));
  }
}
