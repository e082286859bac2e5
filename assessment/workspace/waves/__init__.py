"""Waves: what moved since an earlier measurement, and when to measure next."""
