"""The report of the measurement that is worked on, and its files."""
