# A fixed piece of work again and again for SECONDS: KIND is cpu, memory or io in FILE. Each line has when it began, by the
# wall clock, and how long it took.
my ($kind, $seconds, $file) = @ARGV;
$| = 1;
alarm $seconds + 5;

my $memory = 'x' x (16 * 1048576);
my $out;
if ($kind eq 'io') {
  open $out, '>', $file or die "$file: $!";
}
my $end = now(1) + $seconds;
my @lines;
while (now(1) < $end) {
  my $at = now(0);
  my $start = now(1);
  if ($kind eq 'cpu') {
    my $x = 1;
    $x = ($x * 1103515245 + 12345) % 2147483648 for 1 .. 100_000;
  } elsif ($kind eq 'memory') {
    my $copy = $memory;
    substr($copy, 0, 1) = 'y';
  } else {
    seek $out, 0, 0;
    syswrite $out, 'x' x 65536;
    syscall($arm ? 83 : 75, fileno $out);
  }
  push @lines, sprintf("work=%.4f %.6f", $at, now(1) - $start);
  select undef, undef, undef, 0.01 if $kind eq 'io';
}
print "$_\n" for @lines;
unlink $file if $kind eq 'io';
print "done=1\n";
