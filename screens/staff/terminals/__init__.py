"""The terminals of the school, and what is set at this one."""
