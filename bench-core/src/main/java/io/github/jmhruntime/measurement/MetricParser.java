package io.github.jmhruntime.measurement;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;

/** Reads the object of one metric, primary or secondary, from JMH's JSON. */
final class MetricParser {

  /**
   * A metric's numbers.
   *
   * @param score NaN where the object has none
   * @param scoreError NaN where the object has none
   * @param unit empty where the object has none
   * @param calls how many calls its histogram holds; 0 where it has none
   * @param rawData a histogram stands as the mean of each iteration
   */
  record Metric(
      double score, double scoreError, String unit, long calls, List<List<Double>> rawData) {}

  private final JsonParser in;
  private double calls;

  MetricParser(JsonParser in) {
    this.in = in;
  }

  /** Reads on from the object's first token to its last. */
  Metric parse() throws IOException {
    expect(JsonToken.START_OBJECT, "a metric must be an object");
    double score = Double.NaN;
    double error = Double.NaN;
    String unit = "";
    calls = 0;
    RawData.Builder rawData = new RawData.Builder();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String field = in.currentName();
      in.nextToken();
      switch (field) {
        case "score" -> score = number();
        case "scoreError" -> error = number();
        case "scoreUnit" -> {
          expect(JsonToken.VALUE_STRING, "'scoreUnit' must be text, such as ms/op");
          unit = in.getText();
        }
        case "rawData" -> forks(rawData, false);
        case "rawDataHistogram" -> forks(rawData, true);
        default -> in.skipChildren();
      }
    }
    return new Metric(score, error, unit, Math.max(0, (long) calls), rawData.build());
  }

  private void forks(RawData.Builder rawData, boolean histogram) throws IOException {
    expect(JsonToken.START_ARRAY, "raw data must be an array of forks");
    while (in.nextToken() != JsonToken.END_ARRAY) {
      expect(JsonToken.START_ARRAY, "a fork's raw data must be an array of iterations");
      while (in.nextToken() != JsonToken.END_ARRAY) {
        rawData.add(histogram ? histogramMean() : number());
      }
      rawData.endFork();
    }
  }

  /** The mean of one iteration's pairs of a value and its count, none of which is kept. */
  private double histogramMean() throws IOException {
    expect(JsonToken.START_ARRAY, "an iteration's histogram must be an array of pairs");
    double sum = 0;
    double count = 0;
    while (in.nextToken() != JsonToken.END_ARRAY) {
      expect(JsonToken.START_ARRAY, "a histogram's entry must be a pair of a value and its count");
      in.nextToken();
      double value = number();
      in.nextToken();
      double times = number();
      if (!(times >= 1)) {
        throw new JsonParseException(
            in, "'%s' is not how often a value occurred; it must be 1 or more".formatted(times));
      }
      sum += value * times;
      count += times;
      in.nextToken();
      expect(JsonToken.END_ARRAY, "a histogram's entry must be a pair of a value and its count");
    }
    calls += count;
    return sum / count;
  }

  private double number() throws IOException {
    return switch (in.currentToken()) {
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.getDoubleValue();
      case VALUE_NULL -> Double.NaN;
      case VALUE_STRING -> text();
      default -> throw new JsonParseException(in, "a number must stand here");
    };
  }

  private double text() throws IOException {
    try {
      return JmhNumber.parse(in.getText());
    } catch (NumberFormatException e) {
      throw new JsonParseException(in, "'%s' is not a number".formatted(in.getText()), e);
    }
  }

  private void expect(JsonToken token, String otherwise) throws IOException {
    if (in.currentToken() != token) {
      throw new JsonParseException(in, otherwise);
    }
  }
}
