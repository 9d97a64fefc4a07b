### Why a demand is unmet (traditional Chinese)
