"""Terms that explain themselves: the script with the glossary, for prose and for all else."""

import json
from pathlib import Path
from typing import Final

from cqvet.evidence import terms
from cqvet.i18n import LANGS
from cqvet.ui import script

_known = {lang: [terms.pattern(lang), terms.meanings(lang)] for lang in LANGS}
_code = Path(__file__).with_suffix(".js").read_text("utf-8")
NAME: Final = script.serve("terms", f"const KNOWN = {json.dumps(_known)};\n{_code}")
"""The script beside those of components."""
