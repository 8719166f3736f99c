"""The answers suggested for errors in an SSDA903 return, by their source and subject."""
