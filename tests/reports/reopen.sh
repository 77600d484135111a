#!/bin/sh
# reopen.sh BIN_DIR - a workbook that a spreadsheet program opened and saved is still read back.
#
# LibreOffice saves a filled workbook anew, as .xlsx and by way of .ods, in both languages; each copy
# must import as the first did, which is: every row of it is there already. Its hidden sheet and its
# marks must have come through.
#
# Exit: 0 alike; 1 a copy is read differently; 77 no LibreOffice here.
set -eu
bin=$(cd "$1" && pwd)
export LC_ALL=C.UTF-8 GENTOU_NOW=2026-01-15T08:00:00Z GENTOU_USER=tester
export PATH="$bin:$(cd "$(dirname "$0")/../cli/tools" && pwd):$PATH"
if ! command -v soffice >/dev/null 2>&1; then
    echo "reopen.sh: soffice (LibreOffice Calc) is not installed here, so nothing was reopened"
    exit 77
fi

folder=$(mktemp -d "${TMPDIR:-/tmp}/reopen.XXXXXX")
trap 'rm -rf "$folder"' EXIT
cd "$folder"

save_as() { # FORMAT FROM FOLDER
    timeout 300 soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to "$1" \
        --outdir "$3" "$2" >log 2>&1 || { cat log >&2; exit 1; }
}

reopen() { # LANGUAGE, SHEET OF DEALS
    gentou template xlsx -o "$1.xlsx" --lang "$1" >/dev/null
    printf '5\tA\t2016-03-21\t\t\t5000000.25\t\t\t\tB; C\t\t\t\tD-1\n8\tE\t2016-02-29\t\t\t120万\t\t\t\t\t\t\t\t0012\n' |
        fill "$1.xlsx" "$2"
    gentou init "$1.db" >/dev/null
    gentou --db "$1.db" import xlsx "$1.xlsx" | tail -1
    save_as xlsx "$1.xlsx" saved
    save_as ods "$1.xlsx" .
    save_as xlsx "$1.ods" twice
    for copy in "saved/$1.xlsx" "twice/$1.xlsx"; do
        gentou --db "$1.db" import xlsx "$copy" --dry-run | tail -1
    done
}

{
    reopen en 'Deal list'
    reopen zh 项目
} >got
cat >expected <<'END'
en.xlsx: 2 imported + 0 already there + 0 rejected = 2 rows
en.xlsx: 0 imported + 2 already there + 0 rejected = 2 rows (--dry-run: nothing was written)
en.xlsx: 0 imported + 2 already there + 0 rejected = 2 rows (--dry-run: nothing was written)
zh.xlsx: 2 imported + 0 already there + 0 rejected = 2 rows
zh.xlsx: 0 imported + 2 already there + 0 rejected = 2 rows (--dry-run: nothing was written)
zh.xlsx: 0 imported + 2 already there + 0 rejected = 2 rows (--dry-run: nothing was written)
END
diff expected got
