"""Matches the rows of one extract with the rows of the next, and reports what happened to edits."""
