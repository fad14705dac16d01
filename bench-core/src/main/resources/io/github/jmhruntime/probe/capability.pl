# Binds port 80, and gives a file away: what NET_BIND_SERVICE and CHOWN are for.
use strict;
use Socket;
$| = 1;
alarm 10;
socket my $socket, PF_INET, SOCK_STREAM, 0 or die $!;
print 'bind=' . (bind($socket, sockaddr_in(80, INADDR_ANY)) ? 'done' : "$!") . "\n";
my $file = '/given-away';
open my $out, '>', $file or die $!;
print 'chown=' . (chown(1000, 1000, $file) ? 'done' : "$!") . "\n";
if (open my $in, '<', '/proc/sys/net/ipv4/ip_unprivileged_port_start') {
  my $start = <$in>;
  print "portStart=$start";
}
if (open my $status, '<', '/proc/self/status') {
  while (<$status>) {
    print "CapEff=$1\n" if /^CapEff:\s+(\S+)/;
  }
}
print "done=1\n";
