# Looks around, and changes nothing: HOW is 'look', or 'try' to open for writing, too, what should not be writable; counts
# processes with WORD in their command line, and opens the block device DISK, such as 254:0, for reading.
use strict;
use POSIX ();
$| = 1;
alarm 15;
my ($how, $word, $disk) = @ARGV;

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
say_text('version', '/proc/version');
for my $kind (qw(mnt pid net ipc uts user cgroup time)) {
  my $link = readlink "/proc/self/ns/$kind";
  print "ns.$kind=$link\n" if defined $link;
}
for my $line (split /\n/, text('/proc/self/status') || '') {
  print "status.$1=$2\n" if $line =~ /^(CapEff|CapBnd|NoNewPrivs|Seccomp|Seccomp_filters):\s+(\S+)/;
}
say_text('uidMap', '/proc/self/uid_map');
say_text('lsm', '/proc/self/attr/current');
say_text('portStart', '/proc/sys/net/ipv4/ip_unprivileged_port_start');

# What Docker masks (oci/defaults.go of moby), and what it makes read-only.
for my $path (qw(/proc/acpi /proc/asound /proc/kcore /proc/keys /proc/latency_stats /proc/sched_debug
    /proc/scsi /proc/timer_list /proc/timer_stats /sys/firmware)) {
  my $seen = 'absent';
  if (-d $path) {
    opendir my $folder, $path;
    $seen = (grep { !/^\.\.?$/ } readdir $folder) ? 'open' : 'masked';
  } elsif (-e $path) {
    my ($in, $byte);
    $seen = open($in, '<', $path) && sysread($in, $byte, 1) ? 'open' : 'masked';
  }
  print "masked.$path=$seen\n";
}
if ($how eq 'try') {
  for my $path (qw(/proc/sysrq-trigger /proc/sys/kernel/domainname /proc/sys/kernel/core_pattern
      /proc/sys/vm/swappiness /proc/irq/default_smp_affinity)) {
    my $seen = !-e $path ? 'absent' : sysopen(my $out, $path, 1) ? 'writable' : 'read-only';
    print "written.$path=$seen\n";
  }

  my $writable = 0;
  my $parameters = 0;
  my @folders = ('/proc/sys');
  while (defined(my $folder = shift @folders)) {
    opendir my $entries, $folder or next;
    for my $name (sort grep { !/^\.\.?$/ } readdir $entries) {
      my $path = "$folder/$name";
      if (-d $path) {
        push @folders, $path;
        next;
      }
      $parameters++;
      if (sysopen my $out, $path, 1) {
        $writable++;
        print "parameter=$path\n" if $writable <= 5;
      }
    }
  }
  print "parameters=$parameters\nwritableParameters=$writable\n";
}

opendir my $dev, '/dev';
for my $name (sort readdir $dev) {
  my $path = "/dev/$name";
  my $kind = -b $path ? 'b' : -c $path ? 'c' : next;
  my $number = (stat $path)[6];
  my $major = ($number >> 8) & 0xfff;
  my $minor = ($number & 0xff) | (($number >> 12) & 0xfff00);
  print "device=$kind $major:$minor $path\n";
  if ($kind eq 'b' && defined $disk && $disk eq "$major:$minor") {
    print 'disk=' . (open(my $in, '<', $path) ? 'opened' : "$!") . "\n";
  }
}
opendir my $proc, '/proc';
my @pids = grep { /^\d+$/ } readdir $proc;
print 'processes=' . scalar(@pids) . "\n";
for my $pid (@pids) {
  my $command = text("/proc/$pid/cmdline") || '';
  print "marked=$pid\n" if defined $word && index($command, $word) >= 0 && $pid != $$;
}
print "looked=1\n";
