"""From files to tables. Every refusal is a clear message that names the file, what is wrong and the remedy."""
