# Takes memory in steps, and says after each how much it has: STEP and MOST in MiB.
use strict;
my ($step, $most) = @ARGV;
$| = 1;
alarm 15;
my @held;
for (my $taken = $step; $taken <= $most; $taken += $step) {
  my $piece = '';
  vec($piece, $step * 1048576 - 1, 8) = 1;
  for (my $at = 0; $at < length $piece; $at += 4096) {
    substr($piece, $at, 1) = 'x';
  }
  push @held, \$piece;
  print "taken=$taken\n";
}
print "done=1\n";
