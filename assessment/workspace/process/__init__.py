"""The process check."""
