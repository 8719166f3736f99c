"""Knows the rows of one extract again in the next, and says what has become of them."""
