"""Write size and checksum of every data file into the descriptor: `python -m scripts.stamp`."""

import json

from cqvet import data


def main() -> None:
    content = data.descriptor()
    for resource in content["resources"]:
        path = data.FOLDER / resource["path"]
        resource["bytes"] = path.stat().st_size
        resource["hash"] = data.checksum(path.read_bytes())
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    (data.FOLDER / "datapackage.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
