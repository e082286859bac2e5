"""How Sales and Marketing work together: the bank, scoring, statistics and reports of Common Ground."""
