"""Censuses of completed years with errors of every code on rows, and what the rules said of them."""
