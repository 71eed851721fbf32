"""Maps: ids and frames in, a deck out. No tile, no font, no request leaves the server."""
