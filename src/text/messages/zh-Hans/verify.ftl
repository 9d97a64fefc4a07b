### Breaches of the hard rules (simplified Chinese)
