# Takes what it can while the wall clock shows the second half of each PERIOD, for SECONDS: KIND is cpu, memory or io in FILE.
my ($kind, $seconds, $period, $file) = @ARGV;
$| = 1;
alarm $seconds + 2;

sub phase {
  my $at = now(0) / $period;
  return $at - int $at;
}

my $workers = $kind eq 'cpu' ? 4 : $kind eq 'memory' ? 2 : 1;
for (2 .. $workers) {
  my $pid = fork;
  last if !defined $pid || $pid == 0;
}
alarm $seconds + 2;
my $memory = $kind eq 'memory' ? 'x' x (20 * 1048576) : '';
my $out;
if ($kind eq 'io') {
  open $out, '>', $file or die "$file: $!";
}
my $end = now(1) + $seconds;
while (now(1) < $end) {
  my $phase = phase();
  if ($phase < 0.5) {
    select undef, undef, undef, (0.5 - $phase) * $period;
    next;
  }
  if ($kind eq 'cpu') {
    my $x = 1;
    $x = ($x * 1103515245 + 12345) % 2147483648 for 1 .. 20_000;
  } elsif ($kind eq 'memory') {
    my $copy = $memory;
    substr($copy, 0, 1) = 'y';
  } else {
    seek $out, 0, 0;
    syswrite $out, 'x' x 1048576;
    syscall($arm ? 83 : 75, fileno $out);
  }
}
unlink $file if $kind eq 'io';
print "done=1\n";
