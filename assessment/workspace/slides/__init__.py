"""The slides of the meeting: on the screen, and as a file for PowerPoint."""
