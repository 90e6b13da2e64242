"""What was told, on the screen: one by one, and many small ones together."""
