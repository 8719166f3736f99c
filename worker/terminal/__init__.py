"""The commands of the terminal: the same reading, rules and files as in the app."""
