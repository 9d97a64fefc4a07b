### Breaches of the hard rules (English)
