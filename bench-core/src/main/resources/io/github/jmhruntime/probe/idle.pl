# Does nothing, for a while.
sleep 60;
