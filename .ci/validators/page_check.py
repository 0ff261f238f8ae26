"""Checks PDFs with page-validation, a PDF/UA-1 and PDF/A validator independent of veraPDF.

    python page_check.py PROFILE LIST        PROFILE is ua1 or 3a; LIST holds one file name a line

One line a file: PASS, or FAIL with the failed rules and how often each failed. Anything that keeps the
validator from a verdict is a failure.
"""

import re
import sys
from collections import Counter
from pathlib import Path

import page


# The validator takes a last byte 0x0D of a compressed stream for a part of the line end before `endstream` and then
# finds the stream one byte short. Set aside only when every stream of the file is as long as it says.
STREAM_LENGTH = "STREAM-LENGTH-001"


def lengths_hold(path):
    """Whether every stream is followed by `endstream` after exactly the bytes it declares."""
    data = Path(path).read_bytes()
    starts = list(re.finditer(rb"/Length (\d+)\b[^\r\n]*>>\s*stream\r?\n", data))
    ends = (data[start.end() + int(start[1]):][:12].lstrip(b"\r\n") for start in starts)
    return bool(starts) and len(starts) == data.count(b"endstream") and all(end.startswith(b"endstream") for end in ends)


def fault(path, profile):
    """Why the file does not conform, or None when it does."""
    try:
        report = page.validate_pdf(path, profile=profile)
    except Exception as error:  # unreadable, encrypted, a limit: no verdict is no pass
        return f"error: {error}"
    if report.rules.total == 0:
        return "no rule was checked"
    if report.is_compliant and not report.failures:
        return None
    rules = Counter(failure.rule_id for failure in report.failures)
    # Each profile has the rule under a name of its own: PDFA3A-STREAM-LENGTH-001.
    if all(rule.endswith(STREAM_LENGTH) for rule in rules) and lengths_hold(path):
        print(f"note: {STREAM_LENGTH} set aside, every stream is as long as it says: {path}")
        return None
    return ", ".join(f"{rule} ({count}×)" for rule, count in sorted(rules.items())) or "does not conform"


def main():
    profile, file_list = sys.argv[1:]
    files = Path(file_list).read_text(encoding="utf-8").splitlines()
    passed = 0
    for file in files:
        found = fault(file, profile)
        passed += found is None
        print(f"PASS {file}" if found is None else f"FAIL {file}: {found}")
    print(f"page-validation {profile}: {passed} passed, {len(files) - passed} failed")
    return 0 if files and passed == len(files) else 1


if __name__ == "__main__":
    sys.exit(main())
