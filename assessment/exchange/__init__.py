"""How answers travel: response codes, tables of form tools, spreadsheets and the files people keep."""
