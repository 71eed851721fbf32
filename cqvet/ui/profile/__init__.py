"""The page of one school, district, zone or cluster, and the list of all of them."""
