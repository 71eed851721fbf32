"""The visitor's own tables: where they are brought, the line that names them on every page."""
