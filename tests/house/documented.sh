#!/bin/sh
# documented.sh BIN_DIR - every command that `gentou help all` lists says what it does and has a page of
# its own, and every option on that page says what it means. Lists what is silent, fails on any.
set -eu
gentou=$1/gentou
export LC_ALL=C.UTF-8 LANGUAGE=
unset GENTOU_DB

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0
wrong()
{
    echo "documented: $*"
    bad=1
}

"$gentou" help all >"$work/help"
# An entry is "  what   its meaning", the meaning perhaps on the next line, far to the right.
# Prints each entry as "what|meaning".
entries()
{
    awk '
    /^  [^ ]/ {
        flush()
        line = substr($0, 3)
        at = match(line, /  +/)
        what = at ? substr(line, 1, at - 1) : line
        meaning = at ? substr(line, at + RLENGTH) : ""
        open = 1
        next
    }
    open && /^          / {
        sub(/^ +/, "")
        meaning = meaning $0
        next
    }
    { flush() }
    function flush() {
        if (open)
            print what "|" meaning
        open = 0
    }
    END { flush() }' "$1"
}

entries "$work/help" >"$work/commands"
[ -s "$work/commands" ] || wrong "help lists no command"
while IFS='|' read -r what meaning; do
    # The command is the words before its arguments, which are capitals or stand in brackets.
    command=$(echo "$what" | sed 's/ *[^a-z -].*$//')
    [ -n "$meaning" ] || wrong "$command: help does not say what it does"
    if ! "$gentou" help $command >"$work/page" 2>&1 </dev/null; then
        wrong "$command: has no page: $(head -1 "$work/page")"
        continue
    fi
    grep -q "^gentou $command" "$work/page" || wrong "$command: its page does not show its usage"
    sed '1,/^Options:/d' "$work/page" >"$work/list"
    entries "$work/list" >"$work/options"
    grep -q '^--help|' "$work/options" || wrong "$command: its page lists no options"
    while IFS='|' read -r option meaning; do
        [ -n "$meaning" ] || wrong "$command: $option has no meaning"
    done <"$work/options"
done <"$work/commands"
exit $bad
