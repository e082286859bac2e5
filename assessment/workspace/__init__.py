"""A workspace: everything a pair of departments collects, decides and plans, in one versioned document.

`document` opens and saves it, each part (`collect`, ...) holds its records and the actions on them, and `pages` shows
it. An action takes a workspace and returns a changed one; nothing is changed in place.
"""
