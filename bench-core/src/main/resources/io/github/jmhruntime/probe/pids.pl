# Starts processes that sleep, at most MOST, and says how many there were.
use strict;
my ($most) = @ARGV;
$| = 1;
alarm 12;
my @started;
my $refused = '';
for (1 .. $most) {
  my $pid = fork;
  if (!defined $pid) {
    $refused = "$!";
    last;
  }
  if ($pid == 0) {
    alarm 12;
    sleep 12;
    exit;
  }
  push @started, $pid;
}
print 'started=' . scalar(@started) . "\n";
print "refused=$refused\n" if $refused;
kill 'KILL', @started;
print "done=1\n";
