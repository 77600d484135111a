#!/bin/sh
# recalculate_proof.sh BOOK.xlsx - shows that recalculate.sh sees a wrong stored value.
#
# In a copy of a good book the stored value of one formula is changed; recalculate.sh must answer 1
# and name the cell. Once for a total row's value, once for a headline of the Summary.
#
# Exit: 0 both were seen; 1 not; 2 usage; 77 LibreOffice, zip or unzip is missing.
set -u
export LC_ALL=C

here=$(cd "$(dirname "$0")" && pwd)
if [ $# -ne 1 ] || [ ! -r "$1" ]; then
    echo "usage: recalculate_proof.sh BOOK.xlsx (a file that can be read)" >&2
    exit 2
fi
for program in soffice zip unzip; do
    if ! command -v $program >/dev/null 2>&1; then
        echo "recalculate_proof.sh: $program is not installed here, so nothing was proved"
        exit 77
    fi
done

folder=$(mktemp -d "${TMPDIR:-/tmp}/recalculate_proof.XXXXXX") || exit 2
trap 'rm -rf "$folder"' EXIT
trap 'exit 2' HUP INT TERM

# The first stored number of a formula that matches PATTERN in a sheet gets a 1 put before it.
tamper() { # SHEET PATTERN
    rm -rf "$folder/parts" "$folder/wrong.xlsx"
    unzip -q "$book" -d "$folder/parts" || return 1
    part=$folder/parts/xl/worksheets/$1.xml
    sed "s|\(<f>[^<]*$2[^<]*</f><v>\)\([0-9]\)|\11\2|;" "$part" >"$folder/part.xml" || return 1
    if cmp -s "$part" "$folder/part.xml"; then
        echo "recalculate_proof.sh: no formula of $1 matches $2, so nothing could be made wrong"
        return 1
    fi
    cp "$folder/part.xml" "$part" || return 1
    (cd "$folder/parts" && zip -q -X -r ../wrong.xlsx '[Content_Types].xml' .)
}

book=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
sh "$here/recalculate.sh" "$book" >"$folder/good" 2>&1
if [ $? -ne 0 ]; then
    echo "recalculate_proof.sh: the book is not good to begin with:"
    cat "$folder/good"
    exit 1
fi
failed=0
for wrong in 'sheet4 SUBTOTAL' 'sheet1 Leverage'; do
    set -- $wrong
    tamper "$1" "$2" || exit 1
    sh "$here/recalculate.sh" "$folder/wrong.xlsx" >"$folder/seen" 2>&1
    status=$?
    if [ $status -ne 1 ] || ! grep -q 'computes to' "$folder/seen"; then
        echo "recalculate.sh answered $status to a wrong value in $1 ($2):"
        cat "$folder/seen"
        failed=1
    fi
done
exit $failed
