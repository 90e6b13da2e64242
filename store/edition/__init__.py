"""A school's own edition of what staff are asked and told: questions, kinds, steps, letters."""
