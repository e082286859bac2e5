"""The slides of a meeting: what stands on each, for the screen and for PowerPoint alike."""
