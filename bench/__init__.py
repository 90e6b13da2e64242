"""Speed as ratios, each pair measured side by side in one run. `make bench` prints the table."""
