"""Other languages: drafts, what reviewers say of them, recorded clips."""
