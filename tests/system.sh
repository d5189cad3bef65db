#!/bin/sh
# What the tests need from the system. On Debian as root it is installed; elsewhere it is said loudly.
set -u

missing=""
need() { # need <package> <what for> <command that finds it>
    sh -c "$3" >/dev/null 2>&1 || missing="$missing $1"
}
need chromium "journeys" "command -v chromium || command -v chromium-browser || command -v google-chrome"
need postgresql "the second engine" "ls /usr/lib/postgresql/*/bin/initdb || command -v initdb"
need fonts-noto-cjk "Chinese on pictures" "fc-list :lang=zh | grep -q ."
need libreoffice-writer-nogui "papers laid out" "command -v soffice || command -v libreoffice"
need poppler-utils "fonts and lines of a PDF" "command -v pdffonts"
need fonts-hanazono "names with signs of GB 18030-2022 on papers" "fc-list | grep -qi hana"
need fonts-arphic-ukai "headings in Kai" "fc-list :lang=zh | grep -qi kai"

[ -z "$missing" ] && exit 0

if [ "$(id -u)" = 0 ] && [ -f /etc/debian_version ]; then
    echo "Installing:$missing"
    # A Debian server package starts a cluster of its own; the tests make theirs.
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq </dev/null >/dev/null &&
        apt-get install -y -qq --no-install-recommends $missing </dev/null >/dev/null
    [ $? = 0 ] && exit 0
    echo "apt-get could not install:$missing" >&2
fi
echo "=====================================================================" >&2
echo "LEFT OUT: not installed here:$missing" >&2
echo "  without chromium no journeys, without postgresql only SQLite is tested," >&2
echo "  without LibreOffice and poppler no paper is laid out and looked through" >&2
echo "=====================================================================" >&2
exit 0
