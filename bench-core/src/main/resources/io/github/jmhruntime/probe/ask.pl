# Looks a NAME up and asks what answers there on TCP port 8080.
use strict;
use Socket;
$| = 1;
alarm 10;
my ($name) = @ARGV;
$ENV{RES_OPTIONS} = 'timeout:1 attempts:2';
my $address = gethostbyname $name;
print 'address=' . ($address ? inet_ntoa($address) : '') . "\n";
if ($address) {
  socket(my $socket, AF_INET, SOCK_STREAM, 0) or die "socket: $!\n";
  connect($socket, pack_sockaddr_in(8080, $address)) or die "connect: $!\n";
  print scalar <$socket>;
}
