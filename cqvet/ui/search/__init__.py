"""One search on every page: a field that suggests, and all results of a text."""
