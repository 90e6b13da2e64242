"""The pages about adults at school."""
