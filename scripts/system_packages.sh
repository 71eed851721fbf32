#!/bin/sh
# Install what the tests need and pip cannot bring: a Chromium or Chrome, a CJK font, nginx.
# Looks first; installs with apt only what is missing; says what is missing where it cannot.
set -u

has() { command -v "$1" >/dev/null 2>&1 || [ -x "/usr/sbin/$1" ]; }

browser() {
    for name in chromium chromium-browser google-chrome google-chrome-stable chrome; do
        has "$name" && return 0
    done
    return 1
}

font() { has fc-list && [ -n "$(fc-list :lang=zh family)" ]; }

# The packages that bring what is not there yet.
missing() {
    browser || printf 'chromium '
    font || printf 'fontconfig fonts-noto-cjk '
    has nginx || printf 'nginx '
}

wanted=$(missing)
[ -z "$wanted" ] && exit 0

if [ "$(id -u)" = 0 ]; then
    root=""
elif has sudo; then
    root="sudo"
else
    root="none"
fi

if has apt-get && [ "$root" != none ]; then
    echo "Installing with apt: $wanted"
    # Without the recommended packages; no service is started by an installation for tests.
    $root env DEBIAN_FRONTEND=noninteractive apt-get update --quiet=2 &&
        $root env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 \
            apt-get install --quiet=2 --yes --no-install-recommends $wanted
fi

wanted=$(missing)
[ -z "$wanted" ] && exit 0

{
    echo "The tests need these, and they could not be installed here:"
    browser || echo "  - a browser: Chromium or Chrome (Debian: chromium)"
    font || echo "  - a font with Chinese characters (Debian: fonts-noto-cjk)"
    has nginx || echo "  - nginx, for the tests of deploy/ (Debian: nginx)"
    if ! has apt-get; then
        echo "There is no apt here: install them with the system's own package manager."
    elif [ "$root" = none ]; then
        echo "You are not root and there is no sudo: let an administrator install them."
    else
        echo "apt failed; its messages stand above."
    fi
} >&2
exit 1
