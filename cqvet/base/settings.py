"""What whoever runs the site may set, by environment variables. Nothing has to be set."""

import os
from typing import Final

PUBLIC_ADDRESS: Final = os.environ.get("CQVET_PUBLIC_ADDRESS", "").rstrip("/")
"""The address that shared links start with, such as `https://example.org/cqvet`."""

CONTACT: Final = os.environ.get("CQVET_CONTACT", "")
"""Where readers report errors: an e-mail address or a link."""

EMBED_HOSTS: Final = tuple(os.environ.get("CQVET_EMBED_HOSTS", "").split())
"""Sites that may show embedded views in a frame: `https://example.org https://*.example.net`."""

MOUNTED: Final = os.environ.get("CQVET_MOUNTED", "")
"""Where the operator's table of students lies: a folder, or the address of a database."""
