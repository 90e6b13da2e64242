"""What the office does about letters to parents: forms, letters, codes, slips."""
