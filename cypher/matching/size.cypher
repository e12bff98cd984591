// How many supplies and demands there may be at the most, under any lens: recorded, and implied by majors offered. Market
// rows: offers
RETURN COUNT { (:Offer) } + COUNT { ()-[:OFFERS_MAJOR]->() } AS offers