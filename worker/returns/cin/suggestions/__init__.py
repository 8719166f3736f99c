"""Answers to the errors of a census, as the record itself implies them; one module for each part of the record."""
