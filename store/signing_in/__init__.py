"""Who is signed in: key rings, sessions and loggers, and what slows guessing down."""
