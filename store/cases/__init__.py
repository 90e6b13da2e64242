"""Cases: what the school did, the procedures it follows, and the record."""
