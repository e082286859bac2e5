"""A workspace: everything a pair of departments collects, decides and plans, in one versioned document.

`records` says what it holds, and `document` opens and saves it. Each part (`collect`, ...) shows it and offers actions;
all of them stand in the table of `parts`. An action takes a workspace and returns a changed one; nothing is changed in
place.
"""
