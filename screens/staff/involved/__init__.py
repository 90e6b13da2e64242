"""The pages about the people of a case: roles, chronology, family, links, marks, patterns."""
