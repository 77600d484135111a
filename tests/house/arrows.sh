#!/bin/sh
# arrows.sh [TREE] - no file includes what its folder may not. Prints each wrong line, fails on any.
#
# A row says what the files of a folder may include, besides the folder itself and gentou/. A name
# ending in / is everything below it. Two lists of system headers: pure (C11 without input, output,
# clock and locale) and posix (all of C11, and POSIX). The longest folder that fits a file is its
# rule; a file without a rule is wrong, so a new room needs a row here. A header named *_int.h is
# for its own folder only.
#
# Commands read the store's rows where they lie: a pass-through of every list in operations would say
# nothing new. Facts are written by operations alone, so outside them (and the store) no *_insert is
# called.
#
# Models have GSL for numerical methods, and GMP because the price of a round that converts SAFEs and
# notes is the root of a system in exact ratios, whose denominators are as long as all caps together.
set -eu
cd "${1:-$(dirname "$0")/../..}"

rules='
include/gentou/     pure
models/             pure   gsl/ gmp.h immintrin.h
reports/            posix  xlsxwriter.h libintl.h
engine/base/        posix  libintl.h unicase.h unictype.h uniconv.h unilbrk.h uninorm.h unistr.h unitypes.h uniwidth.h mpi.h
engine/store/       posix  engine/base/ sqlite3.h sodium.h
engine/operations/  posix  engine/base/ engine/store/
engine/intake/      posix  engine/base/ engine/operations/ md5.h yaml.h zip.h expat.h jansson.h
engine/export/      posix  engine/base/ engine/operations/ md5.h jansson.h zip.h
engine/commands/    posix  engine/base/ engine/store/ engine/operations/ engine/intake/ engine/export/ libintl.h histedit.h
engine/main.c       posix  engine/base/ engine/commands/ libintl.h
'
pure='assert.h complex.h ctype.h fenv.h float.h inttypes.h iso646.h limits.h math.h stdalign.h
    stdarg.h stdatomic.h stdbool.h stddef.h stdint.h stdlib.h stdnoreturn.h string.h tgmath.h'
posix="$pure errno.h locale.h setjmp.h signal.h stdio.h threads.h time.h uchar.h wchar.h wctype.h
    dirent.h fcntl.h iconv.h langinfo.h poll.h pthread.h pwd.h strings.h sys/ termios.h unistd.h"

files=$(find include models reports engine -name '*.[ch]' | sort)
if [ -z "$files" ]; then
    echo "arrows: no C file below $(pwd)" >&2
    exit 1
fi

writers=$(echo "$files" | grep -v -e '^engine/store/' -e '^engine/operations/' |
    xargs grep -nE '\bgt_[a-z_]+_insert\(' /dev/null || true)
if [ -n "$writers" ]; then
    echo "$writers" | sed 's/:[^:]*$/: only operations write facts/'
    exit 1
fi

printf '%s' "$rules" | PURE=$pure POSIX=$posix awk '
BEGIN {
    lists["pure"] = ENVIRON["PURE"]
    lists["posix"] = ENVIRON["POSIX"]
}

# The table.
FILENAME == "-" && NF {
    allowed[$1] = $1 " gentou/ " lists[$2]
    said[$1] = "gentou/, system headers (" $2 ")"
    for (i = 3; i <= NF; i++) {
        allowed[$1] = allowed[$1] " " $i
        said[$1] = said[$1] ", " $i
    }
    next
}
FILENAME == "-" { next }

FNR == 1 {
    rule = ""
    for (folder in allowed)
        if (index(FILENAME, folder) == 1 && length(folder) > length(rule))
            rule = folder
    if (rule == "")
        wrong(FILENAME ": lies in a folder that tests/house/arrows.sh has no row for")
}

/^[ \t]*#[ \t]*include/ {
    name = $0
    sub(/^[ \t]*#[ \t]*include[ \t]*[<"]?/, "", name)
    sub(/[>"].*$/, "", name)
    if (rule != "" && !may(name))
        wrong(FILENAME ":" FNR ": may not include " name " (" rule " may include: itself, " said[rule] ")")
    else if (name ~ /_int\.h$/ && folder_of(name) != folder_of(FILENAME))
        wrong(FILENAME ":" FNR ": may not include " name ", which is private to its folder")
}

END { exit bad }

function may(name,    n, i, parts) {
    n = split(allowed[rule], parts, /[ \t\n]+/)
    for (i = 1; i <= n; i++)
        if (parts[i] == name || (parts[i] ~ /\/$/ && index(name, parts[i]) == 1))
            return 1
    return 0
}

function folder_of(path) {
    sub(/[^\/]*$/, "", path)
    return path
}

function wrong(sentence) {
    print sentence
    bad = 1
}
' - $files
