#!/bin/sh
# banned.sh [TREE] - no file uses what it may not: calls that overflow, that parse loosely, that
# hide a clock, a seed or an environment, or that print where nothing may print. Prints each wrong
# line, fails on any. Comments and string literals are not looked at.
#
# A row: the names, a colon, where they may stand nevertheless (a file, or a folder ending in /),
# a colon, and why. name() is a call of that name; a bare name is any mention of it.
set -eu
cd "${1:-$(dirname "$0")/../..}"

rules='
strcpy() strcat() sprintf() vsprintf() gets() stpcpy() strncpy() :: may run past its buffer, or leave it open
atoi() atol() atoll() atof() scanf() sscanf() fscanf() :: cannot tell a number from nonsense
strtok() asctime() ctime() strerror_l() :: keeps hidden state
system() popen() :: hands text to a shell
tmpnam() tempnam() mktemp() tmpfile() :: another program can take the name
rand() srand() random() srandom() drand48() :: numbers come from gentou/random.h
alloca() :: no check is possible
exit() _exit() _Exit() quick_exit() : engine/main.c : only main ends the program
getenv() secure_getenv() setenv() putenv() environ : engine/main.c : the environment is read in main and handed down
setlocale() : engine/main.c : the locale is set in main
time() clock() gettimeofday() clock_gettime() localtime() localtime_r() : engine/main.c : the clock is read in main and handed down
printf() vprintf() puts() putchar() perror() stdout stderr : engine/main.c engine/commands/ engine/export/ : only commands and export print
'

files=$(find include models reports engine -name '*.[ch]' | sort)
if [ -z "$files" ]; then
    echo "banned: no C file below $(pwd)" >&2
    exit 1
fi

printf '%s' "$rules" | awk '
# The table.
FILENAME == "-" && NF {
    split($0, field, /:/)
    count = split(field[1], names, / +/)
    for (i = 1; i <= count; i++) {
        if (names[i] == "")
            continue
        call = sub(/\(\)$/, "", names[i])
        where[names[i]] = field[2]
        why[names[i]] = field[3]
        is_call[names[i]] = call
    }
    next
}
FILENAME == "-" { next }

FNR == 1 { in_comment = 0 }

{
    line = code($0)
    while (match(line, /[A-Za-z_][A-Za-z_0-9]*/)) {
        name = substr(line, RSTART, RLENGTH)
        before = substr(line, 1, RSTART - 1)
        line = substr(line, RSTART + RLENGTH)
        if (!(name in where) || before ~ /(\.|->)$/)
            continue
        if (is_call[name] && line !~ /^[ \t]*\(/)
            continue
        if (!may(name)) {
            print FILENAME ":" FNR ": " name (is_call[name] ? "()" : "") ":" why[name]
            bad = 1
        }
    }
}

END { exit bad }

function may(name,    n, i, places) {
    n = split(where[name], places, / +/)
    for (i = 1; i <= n; i++)
        if (places[i] != "" &&
            (places[i] == FILENAME || (places[i] ~ /\/$/ && index(FILENAME, places[i]) == 1)))
            return 1
    return 0
}

# The line without comments, and with empty string and character literals.
function code(text,    out, at) {
    out = ""
    while (text != "") {
        if (in_comment) {
            at = index(text, "*/")
            if (!at)
                return out
            text = substr(text, at + 2)
            in_comment = 0
        } else if (match(text, /"(\\.|[^"\\])*"|'\''(\\.|[^'\''\\])*'\''|\/\*|\/\//)) {
            out = out substr(text, 1, RSTART - 1)
            at = substr(text, RSTART, 2)
            if (at == "//")
                return out
            if (at == "/*")
                in_comment = 1
            else
                out = out "\"\""
            text = substr(text, RSTART + RLENGTH)
        } else {
            return out text
        }
    }
    return out
}
' - $files
