"""What is said of adults at school: allegations, low-level concerns, and the chair's drill."""
