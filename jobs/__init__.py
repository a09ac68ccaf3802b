"""RQ only: short entry points, the table of periodic jobs, the worker and the clock."""
