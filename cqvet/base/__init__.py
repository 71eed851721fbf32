"""Known to all: words, numbers, filters, the URL, forms, files, work that can be ended."""
