"""What a pupil sees."""
