# Writes to FILE until nothing fits any more, at most MIB.
use strict;
my ($file, $mib) = @ARGV;
$| = 1;
alarm 15;
open my $out, '>', $file or do { print "refused=$!\ndone=1\n"; exit };
my $piece = 'x' x 1048576;
my $written = 0;
for (1 .. $mib) {
  my $did = syswrite $out, $piece;
  if (!defined $did) {
    print "refused=$!\n";
    last;
  }
  $written += $did;
  last if $did < length $piece;
}
close $out or print "refused=$!\n";
print "bytes=$written\n";
unlink $file;
print "done=1\n";
