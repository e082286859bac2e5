"""The process map."""
