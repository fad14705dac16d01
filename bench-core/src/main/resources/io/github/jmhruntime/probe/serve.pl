# Answers on TCP port 8080 of IPv4 and, where there is one, of IPv6, until it is killed.
use strict;
use Socket qw(:DEFAULT IPPROTO_IPV6 IPV6_V6ONLY inet_pton);
$| = 1;
alarm 60;
sub listener {
  my ($family, $address) = @_;
  socket(my $socket, $family, SOCK_STREAM, 0) or return;
  setsockopt($socket, SOL_SOCKET, SO_REUSEADDR, 1);
  setsockopt($socket, IPPROTO_IPV6, IPV6_V6ONLY, 1) if $family == AF_INET6;
  bind($socket, $address) && listen($socket, 5) or return;
  return $socket;
}
my @listeners = (listener(AF_INET, pack_sockaddr_in(8080, INADDR_ANY)));
my $six = listener(AF_INET6, Socket::pack_sockaddr_in6(8080, inet_pton(AF_INET6, '::')));
push @listeners, $six if $six;
print 'listens=' . @listeners . "\n";
while (1) {
  my $ready = '';
  vec($ready, fileno($_), 1) = 1 for @listeners;
  select $ready, undef, undef, undef;
  for my $listener (@listeners) {
    vec($ready, fileno($listener), 1) or next;
    accept(my $client, $listener) or next;
    syswrite $client, "hello=world\n";
    close $client;
  }
}
