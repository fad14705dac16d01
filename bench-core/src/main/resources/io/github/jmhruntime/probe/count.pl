# Counts, every 50 ms, for a while.
use strict;
$| = 1;
for my $count (1 .. 600) {
  print "count=$count\n";
  select undef, undef, undef, 0.05;
}
