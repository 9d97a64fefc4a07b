### Findings about the input (simplified Chinese)
