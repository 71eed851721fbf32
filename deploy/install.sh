#!/bin/sh
# Installs or updates CQVET on a Debian server, as root, from a checkout: deploy/install.sh
# Safe to run again; that is how an update is done. Settings: /etc/cqvet.env.
# Without a package registry: docs/operators.md.
set -eu
umask 022

here=$(cd "$(dirname "$0")/.." && pwd)
home=/opt/cqvet

# 1. Packages and the user that the app runs as.
apt-get update -q
apt-get install -q -y --no-install-recommends nginx python3 python3-venv rsync
id cqvet >/dev/null 2>&1 ||
    useradd --system --user-group --home-dir /var/lib/cqvet --shell /usr/sbin/nologin cqvet

# 2. The app as a release of its own, owned by root: the app cannot change itself. Releases with
#    the same packages share an environment; a package that is not the pinned one is refused.
release=$(date -u +%Y%m%dT%H%M%SZ)
new="$home/releases/$release"
mkdir -p "$new/app" "$home/venvs"
rsync -a --delete --chown=root:root --chmod=D755,F644 --exclude-from="$here/.dockerignore" \
    "$here/" "$new/app/"
packages=$(sha256sum "$here/requirements.lock" | cut -c1-16)
venv="$home/venvs/$packages"
[ -e "$venv/.done" ] || {
    python3 -m venv --clear "$venv"
    "$venv/bin/pip" install -q --no-cache-dir --require-hashes -r "$here/requirements.lock"
    touch "$venv/.done"
}
ln -sfn "../../venvs/$packages" "$new/venv"
"$new/venv/bin/python" -m compileall -q "$new/app"

# 3. What nginx serves from disk, compressed beforehand.
"$new/venv/bin/python" "$here/deploy/static.py" "$home/www"

# 4. Settings of this site; kept when they exist.
[ -e /etc/cqvet.env ] || install -m 640 /dev/stdin /etc/cqvet.env <<EOF
# CQVET_PUBLIC_ADDRESS=https://example.org
# CQVET_CONTACT=
# STREAMLIT_SERVER_BASE_URL_PATH=cqvet
STREAMLIT_SERVER_COOKIE_SECRET=$(python3 -c 'import secrets; print(secrets.token_hex(32))')
EOF

# 5. Service and site. A site file that was edited here stays; compare it with deploy/nginx.conf.
install -m 644 "$here/deploy/cqvet@.service" /etc/systemd/system/cqvet@.service
site=/etc/nginx/sites-available/cqvet
if [ ! -e "$site" ]; then
    install -m 644 "$here/deploy/nginx.conf" "$site"
    ln -sf "$site" /etc/nginx/sites-enabled/cqvet
    rm -f /etc/nginx/sites-enabled/default    # Debian's welcome page, also on port 80
fi
nginx -t -q

# 6. The new release takes over, one process after the other.
if [ -d /run/systemd/system ]; then
    systemctl daemon-reload
    systemctl enable -q cqvet@8501 cqvet@8502 nginx
    systemctl reload-or-restart nginx
    "$here/deploy/switch.sh" "$release"
else
    ln -sfn "releases/$release" "$home/current"
    echo "systemd is not running here: cqvet and nginx were installed but not started."
fi
