#!/bin/sh
# headers.sh [TREE] - every header compiles alone, and a second inclusion changes nothing.
# Those of include/ are strict C11 without any compiler's extensions, for gcc and for clang.
set -eu
cd "${1:-$(dirname "$0")/../..}"

public=$(find include -name '*.h' | sort)
private=$(find models reports engine -name '*.h' | sort)
if [ -z "$public" ]; then
    echo "headers: no header below $(pwd)/include" >&2
    exit 1
fi

twice=$(mktemp -d)
trap 'rm -rf "$twice"' EXIT

# One source file a header, named like it, so that the compiler's message names it too.
sources()
{
    for header in "$@"; do
        source=$twice/$(echo "$header" | tr / _).c
        printf '#include "%s"\n#include "%s"\n' "$header" "$header" >"$source"
        echo "$source"
    done
}

# Whoever uses the library may include all of it: no name is there twice.
together()
{
    printf '#include "%s"\n' "$@" >"$twice/together.c"
    echo "$twice/together.c"
}

bad=0
strict='-fsyntax-only -Wall -Wextra -Wpedantic -Werror -I. -Iinclude'
gcc -std=c11 $strict $(sources $public) $(together $public) || bad=1
clang -std=c11 $strict $(sources $public) || bad=1
if [ -n "$private" ]; then
    gcc -std=c11 -D_POSIX_C_SOURCE=200809L $strict $(sources $private) || bad=1
fi
exit $bad
