"""Working papers: what was agreed, as tables to fill in."""
