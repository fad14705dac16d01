# Keeps WORKERS busy for SECONDS.
use strict;
my ($workers, $seconds) = @ARGV;
$| = 1;
for (1 .. $workers) {
  my $pid = fork;
  defined $pid or last;
  next if $pid;
  alarm $seconds;
  my $x = 1;
  $x = ($x * 1103515245 + 12345) % 2147483648 while 1;
}
print "busy=1\n";
sleep $seconds;
print "done=1\n";
