"""Letters of a case: the list of them, and writing one."""
