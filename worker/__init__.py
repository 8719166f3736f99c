"""The validator of "Check your SSDA903 return": the same code in the browser (Pyodide) and natively."""

__version__ = "0.1.0"
