#!/usr/bin/env bash
# Runs independent validators over what the build wrote, and over what it was made from:   bash run.sh OUTPUT_DIR
#
#   veraPDF, page-validation   PDF/UA-1 and PDF/A-3a: two implementations that share nothing
#   qpdf                       the syntax of the PDF
#   nu, html-validate          the conformance of the HTML
#   axe                        in a browser: accessibility, no request to anywhere, no sideways scrolling, nothing cut off on paper
#   taplo                      the sample documents, by the schemas that editors are given (docs/schemas)
#
# Then it spoils copies of one PDF, one page and one document and asks each validator to reject them: a suite that cannot fail proves
# nothing. A validator that is not there is SKIPPED, shown as such and never counted as passed; with CI=true or
# PLIEGO_CI_STRICT=1 that fails the run. Exit status 1 on any failure. install.sh installs the validators.
# shellcheck disable=SC2016 # the expressions in single quotes are for perl
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
# shellcheck source=common.sh
. "$here/common.sh"

[ $# -eq 1 ] && [ -d "$1" ] || { echo "usage: run.sh OUTPUT_DIR (an existing folder)" >&2; exit 2; }
output="$(cd "$1" && pwd)"
project="$(cd "$here/../.." && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

VALIDATORS=('veraPDF ua1' 'veraPDF 3a' 'page-validation ua1' 'page-validation 3a' qpdf nu html-validate axe taplo)
VIEWS=6 # axe looks at each page in so many views
SHOWN=120 # lines of findings a validator

# ── The validators: each takes a list of files and ends with "NAME: N passed, M failed" ────────────────────────────

validate() { # NAME LIST
    case "$1" in
        veraPDF*) java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djava.awt.headless=true -cp "$(verapdf_class_path)" VeraPdf "${1#* }" "@$2" ;;
        page-validation*) "$VENV/bin/python" "$here/page_check.py" "${1#* }" "$2" ;;
        qpdf) qpdf_check "$2" ;;
        nu) node "$here/nu.mjs" "$VNU_JAR" "$2" ;;
        html-validate) node "$here/html_validate.mjs" "$NPM" "$2" ;;
        axe) node "$here/axe.mjs" "$NPM" "$(browser)" "$2" ;;
        taplo) taplo_check "$2" ;;
    esac
}

qpdf_check() { # LIST
    local file said passed=0 failed=0
    while IFS= read -r file; do
        if said="$(qpdf --check "$file" 2>&1)"; then # a warning is status 3, so a failure
            passed=$((passed + 1))
        else
            failed=$((failed + 1))
            printf 'FAIL %s: %s\n' "$file" "$(tr '\n' ' ' <<<"$said" | cut -c -300)"
        fi
    done <"$1"
    echo "qpdf: $passed passed, $failed failed"
    [ "$failed" -eq 0 ]
}

# The address of the schema that a document is checked by: that of its kind, or of the file that all documents share.
schema_of() { # DOCUMENT
    local name
    case "${1##*/}" in
        pliego.toml | directory.toml) name="$(basename "$1" .toml)" ;;
        *) name="$(sed -n 's/^kind = "\(.*\)"$/\1/p' "$1" | head -n 1)" ;;
    esac
    printf 'file://%s' "$project/docs/schemas/es/$name.schema.json" | perl -pe 's{([^\w/:.~-])}{sprintf "%%%02X", ord $1}ge'
}

taplo_check() { # LIST
    local file said passed=0 failed=0
    while IFS= read -r file; do
        if said="$(RUST_LOG=info "$VENV/bin/taplo" check --schema "$(schema_of "$file")" "$file" 2>&1)" &&
            grep -q 'found files total=1 ' <<<"$said"; then # a file that taplo does not take up has not passed
            passed=$((passed + 1))
            echo "PASS $file"
        else
            failed=$((failed + 1))
            printf 'FAIL %s: %s\n' "$file" "$(grep -m 3 '^error' <<<"$said" | tr '\n' ' ' | cut -c -300)"
        fi
    done <"$1"
    echo "taplo: $passed passed, $failed failed"
    [ "$failed" -eq 0 ]
}

# Why a validator cannot run; nothing when it can. What install.sh recorded comes first.
absent() { # NAME
    local recorded='' tool="${1%% *}"
    [ -f "$MISSING" ] && recorded="$(awk -F '\t' -v name="$tool" '$1 == name { print $2; exit }' "$MISSING")"
    if [ -n "$recorded" ]; then
        echo "$recorded"
        return
    fi
    case "$tool" in
        veraPDF) { has java && jaxb_present && [ -f "$VERAPDF_JAR" ] && [ -f "$VERAPDF_CLASSES/VeraPdf.class" ]; } || echo 'not installed' ;;
        page-validation) "$VENV/bin/python" -c 'import page' 2>/dev/null || echo 'not installed' ;;
        qpdf) has qpdf || echo 'not installed' ;;
        nu) { has java && has node && [ -f "$VNU_JAR" ]; } || echo 'not installed' ;;
        html-validate) { has node && [ -d "$NPM/node_modules/html-validate" ]; } || echo 'not installed' ;;
        axe) { has node && browser >/dev/null && [ -d "$NPM/node_modules/axe-core" ] && [ -d "$NPM/node_modules/playwright-core" ]; } || echo 'not installed' ;;
        taplo) [ -x "$VENV/bin/taplo" ] || echo 'not installed' ;;
    esac
}

declare -A reason
for name in "${VALIDATORS[@]}"; do reason[$name]="$(absent "$name")"; done

# ── Running them side by side, and reading what they said ──────────────────────────────────────────────────────────

# Three lanes, about equally long; each validator reads $folder/NAME.list and leaves $folder/NAME.log and NAME.status.
run_all() { # FOLDER
    lane "$1" 'veraPDF ua1' 'page-validation ua1' 'page-validation 3a' qpdf &
    lane "$1" 'veraPDF 3a' nu html-validate taplo &
    lane "$1" axe &
    wait
}

lane() { # FOLDER NAME...
    local folder="$1" name status
    shift
    for name in "$@"; do
        [ -z "${reason[$name]}" ] && [ -f "$folder/$name.list" ] || continue
        status=0
        validate "$name" "$folder/$name.list" >"$folder/$name.log" 2>&1 </dev/null || status=$?
        echo "$status" >"$folder/$name.status"
    done
}

# Sets $passed and $failed; false when there is no verdict on as many files as there should be.
totals() { # FOLDER NAME EXPECTED
    local line status
    passed=0 failed=0
    line="$(tail -n 1 "$1/$2.log" 2>/dev/null)" || return 1
    [[ "$line" =~ ^"$2: "([0-9]+)' passed, '([0-9]+)' failed'$ ]] || return 1
    passed="${BASH_REMATCH[1]}" failed="${BASH_REMATCH[2]}"
    status="$(cat "$1/$2.status")"
    [ $((passed + failed)) -eq "$3" ] && { { [ "$failed" -eq 0 ] && [ "$status" -eq 0 ]; } || { [ "$failed" -gt 0 ] && [ "$status" -eq 1 ]; }; }
}

findings() { # FOLDER NAME: the log without the totals and the files that passed
    local rest
    rest="$(grep -v -e '^PASS ' -e "^$2: " "$1/$2.log" || true)"
    [ -n "$rest" ] || return 0
    sed -n "1,${SHOWN}p" <<<"$rest" | sed 's/^/    /'
    [ "$(wc -l <<<"$rest")" -le "$SHOWN" ] || echo "    … and $(($(wc -l <<<"$rest") - SHOWN)) more lines"
}

summary=()
validators_passed=0 validators_failed=0 validators_skipped=0
tell() {
    echo "$1"
    summary+=("$1")
}

# ── What there is to check ─────────────────────────────────────────────────────────────────────────────────────────

find "$output" -type f -iname '*.pdf' | LC_ALL=C sort >"$work/pdf"
find "$output" -type f -iname '*.html' | LC_ALL=C sort >"$work/html"
pdfs="$(wc -l <"$work/pdf")"
pages="$(wc -l <"$work/html")"
{
    printf '%s\n' "$project/pliego.toml" "$project/directory.toml"
    find "$project/content" -type f -name '*.toml' -not -path '*/.record/*' | LC_ALL=C sort
} >"$work/toml"
echo "$pdfs PDFs and $pages HTML pages in $1, made from $(wc -l <"$work/toml") TOML files"
if [ "$pdfs" -eq 0 ] || [ "$pages" -eq 0 ]; then
    echo 'nothing to check is a failure: there must be PDFs and HTML pages'
    echo "validation: 0 passed, 1 failed, 0 skipped"
    exit 1
fi

mkdir "$work/all"
for name in "${VALIDATORS[@]}"; do
    case "$name" in
        nu | html-validate | axe) cp "$work/html" "$work/all/$name.list" ;;
        taplo) cp "$work/toml" "$work/all/$name.list" ;;
        *) cp "$work/pdf" "$work/all/$name.list" ;;
    esac
done
run_all "$work/all"
for name in "${VALIDATORS[@]}"; do
    expected="$(wc -l <"$work/all/$name.list")"
    [ "$name" = axe ] && expected=$((expected * VIEWS))
    if [ -n "${reason[$name]}" ]; then
        validators_skipped=$((validators_skipped + 1))
        tell "$name: SKIPPED (${reason[$name]})"
        continue
    fi
    findings "$work/all" "$name"
    if totals "$work/all" "$name" "$expected"; then
        tell "$name: $passed passed, $failed failed"
    else
        failed=1
        tell "$name: no verdict on all of the $expected checks, which is a failure"
    fi
    if [ "$failed" -eq 0 ]; then validators_passed=$((validators_passed + 1)); else validators_failed=$((validators_failed + 1)); fi
done

# ── Can it fail at all? ────────────────────────────────────────────────────────────────────────────────────────────

proof="$work/proof"
mkdir "$proof"
proven=0 unproven=0 unasked=0
unproven() {
    unproven=$((unproven + 1))
    tell "spoiled files: $1"
}

# A copy of SOURCE with one thing broken, put on the lists of the validators that must see it.
spoil() { # SOURCE NAME PERL_EXPRESSION VALIDATOR...
    local source="$1" copy="$proof/$2" expression="$3" name
    shift 3
    perl -0777 -pe "$expression" "$source" >"$copy"
    if cmp -s "$source" "$copy"; then
        unproven "${copy##*/} could not be made: what it breaks is not in the original"
        rm "$copy"
        return
    fi
    for name in "$@"; do echo "$copy" >>"$proof/$name.list"; done
}

grep -h '^FAIL ' "$work"/all/*.log >"$work/with-findings" 2>/dev/null || true
# The smallest file of a list in which no validator found anything: spoiling a bad one would prove nothing.
sound() { # LIST
    local file
    while IFS= read -r file; do
        grep -qF -e "$file" "$work/with-findings" && continue
        echo "$file"
        return
    done < <(tr '\n' '\0' <"$1" | xargs -0 stat -c '%s %n' | sort -n | cut -d ' ' -f 2-)
}

echo
echo 'Can the validators fail? Copies of one PDF, one page and one document, each with one thing broken:'
control="$proof/unspoiled.pdf"
# Unpacked, because the structure tree may be in a compressed stream; the unspoiled copy must still pass.
if ! has qpdf; then
    tell 'spoiled files: SKIPPED for PDF (unpacking one needs qpdf)'
elif original="$(sound "$work/pdf")" && [ -z "$original" ]; then
    unproven 'every PDF has findings, so none can be spoiled'
elif ! qpdf --qdf --object-streams=disable --newline-before-endstream "$original" "$control" >/dev/null 2>&1; then
    unproven 'the PDF could not be unpacked'
else
    for name in 'veraPDF ua1' 'veraPDF 3a' 'page-validation ua1' 'page-validation 3a' qpdf; do echo "$control" >"$proof/$name.list"; done
    spoil "$control" no-structure-tree.pdf 's{/StructTreeRoot}{/StructTreeRxxt}g' 'veraPDF ua1' 'veraPDF 3a' 'page-validation ua1' 'page-validation 3a'
    spoil "$control" no-language.pdf 's{/Lang\b}{/Lxng}g' 'veraPDF ua1' 'page-validation ua1' # PDF/A only advises a language
    spoil "$control" wrong-pdfua-part.pdf 's{(pdfuaid:part(?:>|="))1}{${1}7}g' 'veraPDF ua1' 'page-validation ua1'
    spoil "$control" wrong-pdfa-part.pdf 's{(pdfaid:part(?:>|="))3}{${1}9}g' 'veraPDF 3a' 'page-validation 3a'
    spoil "$control" cut-off.pdf '$_ = substr($_, 0, length($_) / 2)' qpdf 'veraPDF ua1' 'page-validation ua1'
fi

control="$proof/unspoiled.html"
html=(nu html-validate axe)
end='(?=</main>|</body>|\z)' # where something is added: before the first of these
free='s{<meta[^>]*Content-Security-Policy[^>]*>}{}i; ' # a page's own policy would stop what is added, and so hide it
dot='data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'
original="$(sound "$work/html")"
if [ -z "$original" ]; then
    unproven 'every HTML page has findings, so none can be spoiled'
else
    cp "$original" "$control"
    for name in "${html[@]}"; do echo "$control" >"$proof/$name.list"; done
    spoil "$control" no-title.html 's{<title\b.*?</title>}{}si' "${html[@]}"
    spoil "$control" no-language.html 's{(<html\b[^>]*?)\s+lang=("[^"]*"|[^\s>]+)}{$1}i' "${html[@]}"
    spoil "$control" picture-without-alt.html "s{$end}{<p><img src=\"$dot\"></p>}i" "${html[@]}"
    spoil "$control" request.html "${free}s{$end}{<p><img alt=\"x\" src=\"https://example.invalid/x.png\"></p>}i" axe
    spoil "$control" sideways.html "${free}s{(?=</body>|\z)}{<div style=\"width: 5000px !important; max-width: none !important; height: 1px\"></div>}i" axe
    spoil "$control" cut-off-on-paper.html "${free}s{$end}{<p class=\"spoiled\">x</p>}i; s{(?=</style>)}{\@media print { .spoiled { width: 500mm } }}" axe
    spoil "$control" light-ink.html "${free}s{(?=</style>)}{\@media print { body { color: #eee } }}" axe
fi

control="$proof/unspoiled.toml"
grep '/content/minutes/' "$work/toml" >"$proof/minutes"
original="$(sound "$proof/minutes")"
if [ -z "$original" ]; then
    unproven 'every document of minutes has findings, so none can be spoiled'
else
    cp "$original" "$control"
    echo "$control" >"$proof/taplo.list"
    spoil "$control" unknown-key.toml 's{^title\b}{titulo = "x"\n$&}m' taplo
    spoil "$control" unknown-key-of-a-row.toml 's{^\[\[action\]\]$}{$&\nwho = "OIM"}m' taplo
    spoil "$control" no-status.toml 's{^status = .*\n}{}m' taplo
    spoil "$control" word-not-in-the-list.toml 's{^status = .*}{status = "borrador"}m' taplo
    spoil "$control" number-for-a-text.toml 's{^body = .*}{body = 7}m' taplo
    spoil "$control" other-form-of-a-date.toml 's{^date = .*}{date = "14/05/2024"}m' taplo
    spoil "$control" other-language.toml 's{\ben = }{fr = }' taplo
fi

# axe gives several kinds of reasons, so here the right one must be among them, in every view.
declare -A tell_tale=(
    [no-title.html]='axe: document-title' [no-language.html]='axe: html-has-lang' [picture-without-alt.html]='axe: image-alt'
    [request.html]='request: https://example.invalid/' [sideways.html]='sideways: '
    [cut-off-on-paper.html]='print: ' [light-ink.html]='print: light ink'
)
right_reasons() { # NAME
    [ "$1" = axe ] || return 0
    local file
    while IFS= read -r file; do
        awk -v file="$file" -v reason="    ${tell_tale[${file##*/}]}" -v views="$VIEWS" '
            /^(PASS|FAIL) / { here = substr($0, 6) == file; next }
            here && index($0, reason) == 1 { sub(/.*\[/, ""); found += /^every view/ ? views : split($0, some, ",") }
            END { exit found < views }' "$proof/axe.log" || return 1
    done < <(sed 1d "$proof/axe.list")
}

run_all "$proof"
for name in "${VALIDATORS[@]}"; do
    if [ -n "${reason[$name]}" ] || [ ! -f "$proof/$name.list" ]; then
        unasked=$((unasked + 1))
        echo "$name: SKIPPED (${reason[$name]:-nothing could be spoiled})"
        continue
    fi
    factor=1
    [ "$name" = axe ] && factor="$VIEWS"
    spoiled=$(($(wc -l <"$proof/$name.list") - 1))
    if totals "$proof" "$name" $(((spoiled + 1) * factor)) && [ "$passed" -eq "$factor" ] && [ "$failed" -eq $((spoiled * factor)) ] &&
        ! grep -q '^FAIL.*/unspoiled\.' "$proof/$name.log" && right_reasons "$name"; then
        proven=$((proven + 1))
        names="$(sed -n '2,$s|.*/||p' "$proof/$name.list" | paste -sd ' ')"
        echo "$name: rejected $spoiled of $spoiled ($names), accepted the unspoiled copy"
    else
        grep -v "^$name: " "$proof/$name.log" | sed "s|$proof/||; s/^/    /" | cut -c -300 || true
        unproven "$name did not reject $spoiled of $spoiled and accept the unspoiled copy"
    fi
done
tell "spoiled files: $proven validators proven able to fail, $unproven faults, $unasked not asked"

# ── Summary ────────────────────────────────────────────────────────────────────────────────────────────────────────

echo
echo 'Summary'
printf '  %s\n' "${summary[@]}"
status=0
[ "$validators_failed" -eq 0 ] && [ "$unproven" -eq 0 ] || status=1
if [ "$validators_skipped" -gt 0 ] && { [ "${PLIEGO_CI_STRICT:-}" = 1 ] || [ "${CI:-}" = true ]; }; then
    echo '  a validator was skipped, which fails a strict run'
    status=1
fi
# The proof that they can fail counts as one check more.
echo "validation: $((validators_passed + (unproven == 0 && proven > 0))) passed, $((validators_failed + (unproven > 0))) failed, $validators_skipped skipped"
exit "$status"
