"""Ofsted’s lists of providers, which the SSDA903 return is checked against."""
