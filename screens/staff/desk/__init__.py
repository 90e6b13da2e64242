"""The desk: what waits, and where everything begins."""
