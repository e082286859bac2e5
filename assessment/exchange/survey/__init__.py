"""Surveys of other tools: a file becomes a proposal how to read it, answers to its questions a reading, that people.

The stages, each a module: `tables` (what the file holds), `headings`, `statements`, `scale`, `persons`, `rows`. Each
looks at the whole file and says what it proposes and what it has to ask; `proposal` puts them together, `reading` holds
the answers, and `people` applies them.
"""
