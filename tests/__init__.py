"""Tests: units, golden files, and journeys in a real browser over the built site."""
