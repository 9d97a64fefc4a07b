### Why a demand is unmet (simplified Chinese)
