# Tries every system call with arguments that are never valid, each in a process of its own, and counts what is refused.
use strict;
use POSIX ();
$| = 1;
alarm 25;
my $machine = (POSIX::uname())[4];
# Not tried: those that would end, stop, duplicate or signal the process whatever their arguments, or that answer ENOSYS
# to arguments that are not valid (futex, modify_ldt); and numbers that Linux has no call for.
my %calls;
if ($machine eq 'x86_64') {
  @calls{0 .. 334, 424 .. 462} = ();
  delete @calls{
    15, 34, 56, 57, 58, 60, 62, 130, 142, 154, 162, 169, 200, 202, 219, 231, 234, 246, 320, 435,
    134, 156, 174, 177, 178, 180 .. 185, 205, 211, 214, 215, 236, 212
  };
} elsif ($machine eq 'aarch64') {
  @calls{0 .. 243, 260 .. 291, 424 .. 462} = ();
  delete @calls{42, 81, 93, 94, 98, 104, 128 .. 131, 133, 138, 139, 142, 220, 240, 435};
} else {
  print "machine=$machine\ndone=1\n";
  exit;
}
my ($tried, $permission, $missing, $died) = (0, 0, 0, 0);
my @refused;
for my $number (sort { $a <=> $b } keys %calls) {
  my $pid = fork;
  defined $pid or last;
  if ($pid == 0) {
    alarm 1;
    close STDIN;
    $! = 0;
    my $result = syscall $number, -1, -1, -1, -1, -1, -1;
    my $error = $! + 0;
    POSIX::_exit($result == -1 && $error == 1 ? 11 : $result == -1 && $error == 38 ? 12 : 10);
  }
  waitpid $pid, 0;
  $tried++;
  my $end = $? >> 8;
  if ($end == 11) { $permission++; push @refused, $number }
  elsif ($end == 12) { $missing++; push @refused, $number }
  elsif ($end != 10) { $died++ }
}
print "tried=$tried\npermission=$permission\nmissing=$missing\ndied=$died\n";
print "refused=" . join(' ', @refused) . "\n";
print "done=1\n";
