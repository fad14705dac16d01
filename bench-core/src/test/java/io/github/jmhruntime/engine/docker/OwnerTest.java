package io.github.jmhruntime.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwnerTest {

  @Test
  void anOwnerIsAliveOnlyWhereProcessStartTimeAndBootAgree() {
    Owner self = Owner.current();
    assertThat(Owner.parse(self.toString())).contains(self);
    assertThat(self.life()).isEqualTo(Owner.Life.ALIVE);
    assertThat(with(self.pid(), self.startTicks() + 1, self).life())
        .as("the pid was used again")
        .isEqualTo(Owner.Life.DEAD);
    assertThat(new Owner(self.machine(), "otherboot", self.pid(), self.startTicks()).life())
        .isEqualTo(Owner.Life.DEAD);
    assertThat(new Owner("elsewhere", self.boot(), self.pid(), self.startTicks()).life())
        .isEqualTo(Owner.Life.UNKNOWN);
    assertThat(Owner.parse("something else")).isEmpty();
  }

  private static Owner with(long pid, long startTicks, Owner like) {
    return new Owner(like.machine(), like.boot(), pid, startTicks);
  }
}
