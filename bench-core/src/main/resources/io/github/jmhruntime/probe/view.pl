# Looks around, and changes nothing.
use strict;
use POSIX ();
$| = 1;
alarm 15;

sub text {
  my ($file) = @_;
  open my $in, '<', $file or return undef;
  local $/;
  my $text = <$in>;
  defined $text or return undef;
  $text =~ s/\s+\z//;
  return $text;
}

sub say_text {
  my ($key, $file) = @_;
  my $text = text($file);
  defined $text or return;
  $text =~ s/\s+/ /g;
  print "$key=$text\n";
}

my @uname = POSIX::uname();
print "release=$uname[2]\n";
say_text('bootId', '/proc/sys/kernel/random/boot_id');
