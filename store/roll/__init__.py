"""The roll taken in from a school's own system: files, what they mean, what would change."""
