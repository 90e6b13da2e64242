"""The school as its keepers of the list have signed it: who works here, classes, days."""
