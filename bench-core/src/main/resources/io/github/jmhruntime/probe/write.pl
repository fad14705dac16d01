# Writes MIB to FILE in pieces of 1 MiB, past the page cache where HOW is direct, else with a sync after each; says how long
# it took until all was on the disk.
use strict;
my ($file, $mib, $how) = @ARGV;
$| = 1;
alarm 20;
my $clock = (POSIX_machine() eq 'x86_64') ? 228 : 113;

sub POSIX_machine {
  require POSIX;
  return (POSIX::uname())[4];
}

sub now {
  my $time = pack 'qq', 0, 0;
  syscall $clock, 1, $time;
  my ($seconds, $nanos) = unpack 'qq', $time;
  return $seconds + $nanos / 1e9;
}

# 0x4000 is O_DIRECT on x86, 0x10000 on ARM; buffers must be aligned, which a mapped one is.
my $direct = $how eq 'direct' ? ($clock == 228 ? 0x4000 : 0x10000) : 0;
my $start = now();
if (!sysopen my $out, $file, 01 | 0100 | $direct, 0600) {
  print "refused=$!\n";
} else {
  my $piece = "\0" x (2 * 1048576);
  my $address = unpack 'Q', pack 'p', $piece;
  my $aligned = (4096 - $address % 4096) % 4096;
  my $written = 0;
  for (1 .. $mib) {
    my $did = syswrite $out, $piece, 1048576, $aligned;
    if (!defined $did) {
      print "refused=$!\n";
      last;
    }
    $written += $did;
    if ($how ne 'direct') {
      syscall($clock == 228 ? 75 : 83, fileno $out);
    }
  }
  syscall($clock == 228 ? 74 : 82, fileno $out);
  close $out;
  printf "bytes=%d\nseconds=%.3f\n", $written, now() - $start;
}
unlink $file;
print "done=1\n";
