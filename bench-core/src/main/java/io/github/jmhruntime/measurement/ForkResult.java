package io.github.jmhruntime.measurement;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.StringWriter;

/**
 * The object of JMH's JSON that a fork gave.
 *
 * <p>It is kept as text, which takes a fraction of what its tree does: a journal of many nodes
 * holds tens of thousands of them, of which few are looked at at a time.
 */
@JsonDeserialize(using = ForkResult.Reader.class)
@JsonSerialize(using = ForkResult.Writer.class)
public final class ForkResult {

  private final String text;

  private ForkResult(String text) {
    this.text = text;
  }

  /** Keeps what stands in a tree. */
  public static ForkResult of(JsonNode json) {
    try {
      return new ForkResult(Json.MAPPER.writeValueAsString(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a fork's result cannot be written: " + e, e);
    }
  }

  /** The tree, made anew by every call. */
  public JsonNode json() {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a fork's result cannot be read again: " + e, e);
    }
  }

  /** The text of the JSON, on one line. */
  @Override
  public String toString() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ForkResult that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Copies token by token, so that no tree is made on the way. */
  static final class Reader extends StdDeserializer<ForkResult> {
    private static final long serialVersionUID = 1L;

    Reader() {
      super(ForkResult.class);
    }

    @Override
    public ForkResult deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      StringWriter text = new StringWriter();
      try (JsonGenerator out = Json.FACTORY.createGenerator(text)) {
        out.copyCurrentStructure(in);
      }
      return new ForkResult(text.toString());
    }
  }

  /** Hands the text on as it is. */
  static final class Writer extends StdSerializer<ForkResult> {
    private static final long serialVersionUID = 1L;

    Writer() {
      super(ForkResult.class);
    }

    @Override
    public void serialize(ForkResult value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeRawValue(value.text);
    }
  }
}
