"""What the platforms tell us by themselves: stored once, answered at once, worked on afterwards."""
