"""What was done, what was decided and why: one line after the other, never changed."""
