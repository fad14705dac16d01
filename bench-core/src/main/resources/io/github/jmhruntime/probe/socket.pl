# Asks the engine for a sign of life through its socket, and for nothing else.
use strict;
use Socket;
$| = 1;
alarm 10;
my ($path) = @ARGV;
my $socket;
if (!-e $path) {
  print "answer=absent\n";
} elsif (!socket($socket, PF_UNIX, SOCK_STREAM, 0) || !connect($socket, sockaddr_un($path))) {
  print "answer=$!\n";
} else {
  syswrite $socket, "GET /_ping HTTP/1.0\r\nHost: engine\r\n\r\n";
  my $line = <$socket> || '';
  $line =~ s/\s+\z//;
  print "answer=$line\n";
}
print "done=1\n";
