# Holds MOST MiB and is busy, for at most 15 s.
use strict;
$| = 1;
alarm 15;
my ($most) = @ARGV;
my $held = 'x' x ($most * 1048576);
print "holds=$most\n";
1 while 1;
