### Findings about the input (traditional Chinese)
