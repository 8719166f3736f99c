"""Postcodes, local authorities and distances."""
