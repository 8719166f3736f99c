"""The SSDA903 return: children looked after by councils in England."""
