"""What members of staff see."""
