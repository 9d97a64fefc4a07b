### Findings about the input (English)
