#!/bin/sh
# recalculate.sh BOOK.xlsx - are the stored values of a book's formulas what they compute to?
#
# LibreOffice turns every sheet into text twice, once with the values as stored (it never
# recalculates) and once after it recalculated everything, and the two are compared cell by cell:
# texts exactly, numbers to TOLERANCE, relative. No cell may show an error either.
#
# Exit: 0 alike; 1 a cell differs or shows an error (each is printed: sheet, cell, stored, computed);
# 2 usage or a book that cannot be read; 77 no LibreOffice here.
set -u
export LC_ALL=C.UTF-8 # names of sheets become names of files

TOLERANCE=1e-12 # stored values have 16 digits; sums of 3,000 terms agree far closer than this
TAB=9 QUOTE=34 UTF8=76 # character codes, and LibreOffice's number for the encoding
ALWAYS=0 NEVER=1       # OOXMLRecalcMode

if [ $# -ne 1 ] || [ ! -r "$1" ]; then
    echo "usage: recalculate.sh BOOK.xlsx (a file that can be read)" >&2
    exit 2
fi
if ! command -v soffice >/dev/null 2>&1; then
    echo "recalculate.sh: soffice (LibreOffice Calc) is not installed here, so nothing was compared"
    exit 77
fi

folder=$(mktemp -d "${TMPDIR:-/tmp}/recalculate.XXXXXX") || exit 2
trap 'rm -rf "$folder"' EXIT
trap 'exit 2' HUP INT TERM
cp "$1" "$folder/book.xlsx" || exit 2

# A profile of its own, in which only the recalculation of .xlsx files on load is set.
make_profile() { # NAME MODE
    mkdir -p "$folder/$1.profile/user" "$folder/$1" || exit 2
    cat >"$folder/$1.profile/user/registrymodifications.xcu" <<XCU
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>$2</value></prop></item>
</oor:items>
XCU
}

# Every sheet as a file NAME/book-SHEET.csv: cells apart by tabs, numbers as they are held, not as
# they are shown (field 8), all sheets (field 12: -1).
to_text() { # NAME
    timeout 300 soffice "-env:UserInstallation=file://$folder/$1.profile" --headless --convert-to \
        "csv:Text - txt - csv (StarCalc):$TAB,$QUOTE,$UTF8,1,,0,false,false,false,false,false,-1" \
        --outdir "$folder/$1" "$folder/book.xlsx" >"$folder/$1.log" 2>&1
    if ! ls "$folder/$1"/*.csv >/dev/null 2>&1; then
        echo "recalculate.sh: LibreOffice could not read $book" >&2
        cat "$folder/$1.log" >&2
        exit 2
    fi
}

book=$1
make_profile stored $NEVER
make_profile computed $ALWAYS
to_text stored
to_text computed

failed=0
for stored in "$folder"/stored/*.csv; do
    name=$(basename "$stored" .csv)
    computed=$folder/computed/$name.csv
    if [ ! -f "$computed" ]; then
        echo "${name#book-}: this sheet is missing after recalculation"
        failed=1
        continue
    fi
    awk -F '\t' -v sheet="${name#book-}" -v tolerance=$TOLERANCE -v other="$computed" '
        # A number in a format of its own comes quoted, a share comes in per cent.
        function plain(text) { gsub(/^"|"$/, "", text); return text }
        function number(text) { return text ~ /^-?[0-9.]+([eE][-+]?[0-9]+)?%?$/ }
        function size(x) { return x < 0 ? -x : x }
        function column(n,  name) {
            for (; n > 0; n = int((n - 1) / 26)) name = sprintf("%c", 65 + (n - 1) % 26) name
            return name
        }
        function alike(a, b) {
            if (a == b) return 1
            a = plain(a); b = plain(b)
            if (!number(a) || !number(b)) return 0
            a += 0; b += 0
            return size(a - b) <= tolerance * (size(a) > size(b) ? size(a) : size(b))
        }
        function fail(cell, what) { printf "%s %s: %s\n", sheet, cell, what; failed = 1 }
        {
            if ((getline line < other) <= 0) { fail("row " NR, "missing after recalculation"); exit }
            count = split(line, computed, "\t")
            for (i = 1; i <= (NF > count ? NF : count); i++) {
                cell = column(i) NR
                if ($i ~ /#REF!|#NAME\?|#DIV\/0!|#VALUE!|#N\/A|#NUM!|Err:/ ||
                    computed[i] ~ /#REF!|#NAME\?|#DIV\/0!|#VALUE!|#N\/A|#NUM!|Err:/)
                    fail(cell, "shows an error: " $i " / " computed[i])
                else if (!alike($i, computed[i]))
                    fail(cell, "stored " $i ", computes to " computed[i])
            }
        }
        END {
            if (!failed && (getline line < other) > 0) fail("row " NR + 1, "new after recalculation")
            exit failed
        }' "$stored" || failed=1
done
exit $failed
