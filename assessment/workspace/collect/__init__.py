"""Inviting people, collecting what comes back, and who answered."""
