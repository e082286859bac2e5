"""Reports and their charts, rendered from templates: the same in the browser, on the command line and in the pages."""
