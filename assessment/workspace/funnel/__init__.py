"""The funnel workshop: one sheet for each function, and the two compared."""
