### Why a demand is unmet (English)
