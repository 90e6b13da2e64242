"""What parents, children and staff permit or agree to: forms, letters, links, answers, consents."""
