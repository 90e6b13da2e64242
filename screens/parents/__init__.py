"""What parents and carers see in their own browser. No Textual here, and no name of a child."""
