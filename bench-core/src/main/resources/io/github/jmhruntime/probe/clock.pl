# What stands before programs that look at clocks: clock_gettime(2), of the wall (0) or since the machine's start (1).
use strict;
use POSIX ();
my $arm = (POSIX::uname())[4] eq 'aarch64';

sub now {
  my ($clock) = @_;
  my $time = pack 'qq', 0, 0;
  syscall($arm ? 113 : 228, $clock, $time);
  my ($s, $n) = unpack 'qq', $time;
  return $s + $n / 1e9;
}
