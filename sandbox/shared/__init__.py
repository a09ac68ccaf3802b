"""What both pretended platforms stand on: settings, store, ledger, clock, faults, counts and the HTTP server."""
