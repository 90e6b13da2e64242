"""What every server of pages does, whoever they are for: who may ask, how much, how often."""
