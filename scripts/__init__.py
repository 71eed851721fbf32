"""Commands for whoever changes the data; the app never needs them."""
