"""Where figures come from: ledger, figure, citation, counts, what contradicts, what was revised."""
