#!/bin/sh
# shape.sh [TREE] - the shape of C files: no tab, no blank at the end of a line, no file above 600
# lines, no function above 80. Functions above 40 lines are listed: look at them twice.
# A function's length is what stands between the { and the } in its first column.
set -eu
cd "${1:-$(dirname "$0")/../..}"

files=$(find include models reports engine tests -name '*.[ch]' | sort)
if [ -z "$files" ]; then
    echo "shape: no C file below $(pwd)" >&2
    exit 1
fi

awk '
FNR == 1 { start = 0 }
/\t/ { wrong(FILENAME ":" FNR ": a tab") }
/[ \t\r]$/ { wrong(FILENAME ":" FNR ": a blank at the end of the line") }
FNR == 601 { wrong(FILENAME ": more than 600 lines") }
!/^[ \t{}#\/*]/ && NF { head = $0 }
/^\{/ { start = FNR; name = head }
/^\}/ && start {
    lines = FNR - start - 1
    if (lines > 80)
        wrong(FILENAME ":" start ": more than 80 lines in a function, " lines ": " name)
    else if (lines > 40)
        print FILENAME ":" start ": look twice, " lines " lines: " name
    start = 0
}
function wrong(sentence) {
    print sentence
    bad = 1
}
END { exit bad }
' $files
