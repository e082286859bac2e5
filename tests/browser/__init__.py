"""Journeys through the built site in a real browser, served below a path of its own."""
