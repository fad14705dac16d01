# Whether a user gets more rights from a program that is set-user-ID root.
use strict;
$| = 1;
alarm 10;
my $copy = '/root-id';
system('cp', '/usr/bin/id', $copy) == 0 or die "no id: $?";
chmod 04755, $copy;
chmod 0755, '/';
my $pid = fork;
if ($pid == 0) {
  $( = 1000;
  $) = '1000 1000';
  $< = 1000;
  $> = 1000;
  open my $id, '-|', $copy, '-u' or do { print "refused=$!\n"; exit };
  my $user = <$id>;
  chomp $user;
  print "effectiveUser=$user\n";
  if (open my $status, '<', '/proc/self/status') {
    while (<$status>) {
      print "NoNewPrivs=$1\n" if /^NoNewPrivs:\s+(\S+)/;
    }
  }
  exit;
}
waitpid $pid, 0;
print "done=1\n";
