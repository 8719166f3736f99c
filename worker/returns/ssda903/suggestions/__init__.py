"""Answers to errors of the SSDA903 return, a module for each source or theme."""
