"""The checks of each return, a folder a return."""
