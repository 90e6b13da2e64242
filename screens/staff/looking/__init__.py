"""Looking into a case, on the screen."""
