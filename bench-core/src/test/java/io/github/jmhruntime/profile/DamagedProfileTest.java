package io.github.jmhruntime.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class DamagedProfileTest {

  private static final String WHOLE =
      Objects.requireNonNull(
          BuiltInFiles.read(Catalog.class.getClassLoader()).get("runtimes/kata.yaml"));

  @Property(tries = 500)
  void whateverIsTypedIntoAFileGivesAProfileOrAMessageThatNamesTheFile(
      @ForAll @IntRange(max = 5_000) int position,
      @ForAll @IntRange(max = 40) int removed,
      @ForAll @StringLength(max = 3) @CharRange(from = '\t', to = '~') String typed) {
    int start = Math.min(position, WHOLE.length());
    int end = Math.min(start + removed, WHOLE.length());
    String text = WHOLE.substring(0, start) + typed + WHOLE.substring(end);
    try {
      RuntimeProfile profile =
          RuntimeProfileReader.read(
              Section.of(YamlTree.parse("kata.yaml", text), "", Shape.RUNTIME));
      assertThat(profile.engineNames()).isNotEmpty();
    } catch (ProfileException e) {
      assertThat(e.getMessage()).matches("(?s)kata\\.yaml:\\d+:\\d+: .+");
    }
  }
}
