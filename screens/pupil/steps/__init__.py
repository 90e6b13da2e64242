"""The pages of telling, each a pane of its own."""
