### Breaches of the hard rules (traditional Chinese)
