"""What a page is about: its records, parameters and figures."""
