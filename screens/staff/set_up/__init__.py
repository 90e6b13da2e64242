"""Setting up a school, page by page."""
