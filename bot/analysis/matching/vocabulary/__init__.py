"""The words that statements are compared by: what says nothing of a subject, and what points at one."""
