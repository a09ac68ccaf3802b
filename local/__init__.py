"""The house on one machine: what `make run` starts, and what the tests borrow from it."""
