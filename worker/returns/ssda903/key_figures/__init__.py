"""The key figures of SSDA903: 37, a module for each group of them."""
