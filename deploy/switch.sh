#!/bin/sh
# Rolling update: deploy/switch.sh RELEASE makes a folder below releases/ the current one and
# starts the processes anew, one after the other. Readers of the one that is away are served by
# the other. A release that does not become ready is taken back before the second one is touched.
# deploy/switch.sh PREVIOUS takes an update back: any folder below releases/ can be named.
set -eu

home=${CQVET_HOME:-/opt/cqvet}
ports=${CQVET_PORTS:-8501 8502}
restart=${CQVET_RESTART:-systemctl restart cqvet@}    # the port is written behind it
patience=${CQVET_PATIENCE:-120}                       # seconds until a process has to be ready
keep=3

release=${1:?name a folder below $home/releases}
[ -f "$home/releases/$release/app/app.py" ] || {
    echo "There is no release $release in $home/releases." >&2
    exit 1
}
before=$(basename "$(readlink "$home/current" 2>/dev/null || true)")

point() {
    ln -sfn "releases/$1" "$home/current.new"
    mv -T "$home/current.new" "$home/current"
}

ready() {
    "$home/current/venv/bin/python" - "$1" "$patience" <<'PYTHON'
import sys, time
from urllib.request import urlopen

port, patience = sys.argv[1], float(sys.argv[2])
until = time.monotonic() + patience
while True:
    try:
        with urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5):
            break
    except OSError:
        if time.monotonic() > until:
            sys.exit(1)
        time.sleep(0.2)
PYTHON
}

point "$release"
for port in $ports; do
    $restart"$port"
    ready "$port" && continue
    echo "$release does not become ready at port $port." >&2
    if [ -n "$before" ] && [ "$before" != "$release" ]; then
        echo "Back to $before." >&2
        point "$before"
        $restart"$port"
        ready "$port" || echo "$before does not become ready at port $port either." >&2
    fi
    exit 1
done

# Open pages still fetch their parts from www, so releases that nobody runs can go.
ls -1t "$home/releases" | grep -vxF -e "$release" -e "${before:-$release}" | tail -n +$((keep - 1)) |
    while read -r old; do rm -rf "${home:?}/releases/$old"; done
