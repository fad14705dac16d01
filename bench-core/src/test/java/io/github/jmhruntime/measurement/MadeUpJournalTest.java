package io.github.jmhruntime.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MadeUpJournalTest {

  @TempDir Path folder;

  @Test
  void isReadAndMergedAsOneThatWasMeasured() throws IOException {
    Path file = folder.resolve("journal.ndjson");
    MadeUpJournal journal = new MadeUpJournal(4, 3, 2, List.of("runc", "gvisor"));
    journal.write(file);

    List<ForkRecord> forks = Journal.read(file).forks();
    int results =
        new JmhJsonWriter("run", fork -> false)
            .write(folder.resolve("gvisor.json"), "gvisor", forks);

    assertThat(forks).hasSize(journal.forks());
    assertThat(forks).extracting(ForkRecord::node).doesNotContainNull();
    assertThat(Files.size(file) / journal.forks()).isBetween(6_000L, 12_000L);
    assertThat(results).isEqualTo(2);
    JmhResult first = JmhJsonReader.readAll(folder.resolve("gvisor.json")).get(0);
    assertThat(Objects.requireNonNull(first.origin()).nodes())
        .containsExactlyElementsOf(
            forks.stream()
                .filter(fork -> fork.runtime().equals("gvisor"))
                .filter(fork -> fork.benchmark().endsWith("0"))
                .map(ForkRecord::node)
                .toList());
  }
}
