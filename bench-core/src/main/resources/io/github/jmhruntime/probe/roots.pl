# Writes in several folders of the root file system, and says where that worked.
use strict;
$| = 1;
alarm 15;
for my $folder (qw(/tmp /etc /opt /root /usr/local /var/lib)) {
  my $file = "$folder/written-by-a-probe";
  my $ok = 0;
  if (open my $out, '>', $file) {
    print $out "text\n";
    if (close $out) {
      if (open my $in, '<', $file) { $ok = <$in> eq "text\n" ? 1 : 0; }
      $ok &&= rename $file, "$file.moved";
      $ok &&= unlink "$file.moved";
    }
  }
  print $ok ? "writable=$folder\n" : "refused=$folder\n";
}
