package io.github.jmhruntime.workload.cpu;

import io.github.jmhruntime.host.CpuTime;
import io.github.jmhruntime.host.ProcessCpu;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What sandboxes took from one reading to a later one. */
final class CpuDifference {

  private final CpuReading begin;
  private final CpuReading end;
  private final Map<SandboxPart, CpuTime> taken = new EnumMap<>(SandboxPart.class);

  /** Of processes that have ended in the groups; a parent outside may have inherited it. */
  private long endedNanos;

  private CpuDifference(CpuReading begin, CpuReading end) {
    this.begin = begin;
    this.end = end;
  }

  static Map<SandboxPart, CpuTime> between(CpuReading begin, CpuReading end) {
    CpuDifference difference = new CpuDifference(begin, end);
    difference.end.groups().forEach(difference::addGroup);
    difference.end.members().values().stream()
        .filter(member -> !difference.isAccounted(member))
        .forEach(difference::addProcess);
    return difference.taken;
  }

  private boolean isAccounted(SandboxMember member) {
    return member.group() != null && end.groups().containsKey(member.group());
  }

  /** Most groups hold processes of one kind; in others what has ended counts as the main kind's. */
  private void addGroup(String folder, GroupCpu group) {
    CpuTime total = group.since(begin.groups().getOrDefault(folder, GroupCpu.NONE));
    List<SandboxMember> living = in(folder, end).toList();
    long livingNanos = living.stream().mapToLong(member -> own(member).nanos()).sum();
    long rest = Math.max(0, total.nanos() - livingNanos);
    endedNanos += rest;
    Set<SandboxPart> parts =
        Stream.concat(in(folder, begin), living.stream())
            .map(SandboxMember::part)
            .collect(Collectors.toSet());
    SandboxPart main = parts.stream().sorted().findFirst().orElse(SandboxPart.WORKLOAD);
    if (parts.size() == 1) {
      add(main, total);
    } else {
      living.forEach(member -> add(member.part(), own(member)));
      add(main, total.scaledTo(rest));
    }
  }

  private static Stream<SandboxMember> in(String folder, CpuReading reading) {
    return reading.members().values().stream().filter(member -> folder.equals(member.group()));
  }

  /** Its own time, and what its ended children took of which no group knows. */
  private void addProcess(SandboxMember member) {
    add(member.part(), own(member));
    CpuTime inherited = bequeathedTo(member.cpu());
    CpuTime before =
        begin.same(member.cpu()).map(ProcessCpu::children).orElse(CpuTime.NONE).plus(inherited);
    CpuTime children = member.cpu().children().without(before);
    long unknown = Math.max(0, children.nanos() - endedNanos);
    endedNanos = Math.max(0, endedNanos - children.nanos());
    boolean shim = member.part() == SandboxPart.SHIM;
    add(shim ? SandboxPart.RUNTIME : member.part(), children.scaledTo(unknown));
  }

  private CpuTime own(SandboxMember member) {
    CpuTime before = begin.same(member.cpu()).map(ProcessCpu::own).orElse(CpuTime.NONE);
    return member.cpu().own().without(before);
  }

  /**
   * What processes that have ended since the first reading had taken until then. The next of their
   * ancestors that goes on has it among its children's, although it is of before.
   */
  private CpuTime bequeathedTo(ProcessCpu heir) {
    return begin.members().values().stream()
        .filter(member -> end.same(member.cpu()).isEmpty())
        .filter(member -> heirOf(member).filter(heir::isSame).isPresent())
        .map(member -> member.cpu().all())
        .reduce(CpuTime.NONE, CpuTime::plus);
  }

  private Optional<ProcessCpu> heirOf(SandboxMember ended) {
    SandboxMember next = begin.members().get(ended.parent());
    while (next != null && end.same(next.cpu()).isEmpty()) {
      next = begin.members().get(next.parent());
    }
    return Optional.ofNullable(next).map(SandboxMember::cpu);
  }

  private void add(SandboxPart part, CpuTime time) {
    taken.merge(part, time, CpuTime::plus);
  }
}
