"""The records of a working paper: tables of rows, and cells by the keys of the columns that the bank gives them."""
