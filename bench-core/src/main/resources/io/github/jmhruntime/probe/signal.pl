# Looks for a process of the host, by its id and by a word of its command line, and signals it.
use strict;
$| = 1;
alarm 10;
my ($pid, $word) = @ARGV;
opendir my $proc, '/proc';
my @pids = grep { /^\d+$/ } readdir $proc;
print 'processes=' . scalar(@pids) . "\n";
my $seen = 0;
for my $each (@pids) {
  next if $each == $$;
  open my $in, '<', "/proc/$each/cmdline" or next;
  my $command = <$in> || '';
  $seen = 1 if index($command, $word) >= 0;
}
print "seen=$seen\n";
print 'signalled=' . ($pid != $$ && kill('TERM', $pid) ? 'done' : "$!") . "\n";
print "done=1\n";
