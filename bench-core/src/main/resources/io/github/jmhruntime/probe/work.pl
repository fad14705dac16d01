# Is busy for SECONDS and says how much it got done in each window of 100 ms, then takes memory in
# steps of 10 MiB up to MOST.
use strict;
use POSIX ();
my ($seconds, $most) = @ARGV;
$| = 1;
alarm 20;
my $ticks = POSIX::sysconf(&POSIX::_SC_CLK_TCK);
sub now { return (POSIX::times())[0] / $ticks; }
my $end = now() + $seconds;
while (now() < $end) {
  my ($done, $until) = (0, now() + 0.1);
  while (now() < $until) {
    for my $i (1 .. 500) { $done += 1; }
  }
  print "done=$done\n";
}
my @held;
for (my $taken = 10; $taken <= $most; $taken += 10) {
  my $piece = 'x' x (10 * 1048576);
  push @held, \$piece;
  print "taken=$taken\n";
}
print "end=1\n";
sleep 60;
