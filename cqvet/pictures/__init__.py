"""Data in, specification out: charts, maps, colours."""
