#!/bin/sh
# run.sh BUILD_DIR - libgentou as somebody else uses it: it is installed into a folder of its own, the
# example is built against that with pkg-config and with CMake's find_package, static and shared, and
# says what it should. The shared library exports what the headers promise, and nothing else.
set -eu
build=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cmake --install "$build" --prefix "$work/there" >"$work/log"
mv "$work/there" "$work/installed" # it may be moved
lib=$(dirname "$(find "$work/installed" -name libgentou.a)")
expected='XIRR 0.194818475 (ok)
parts 3334 3333 3333'

# What the example says, run by a command.
says()
{
    what=$1
    shift
    said=$("$@")
    if [ "$said" != "$expected" ]; then
        echo "library: $what says: $said" >&2
        exit 1
    fi
}

export PKG_CONFIG_PATH="$lib/pkgconfig"
cc=${CC:-cc}
cd "$work"
$cc "$here/returns.c" -o shared $(pkg-config --cflags --libs gentou)
says "the shared library, by pkg-config," env LD_LIBRARY_PATH="$lib" ./shared
$cc "$here/returns.c" -o static $(pkg-config --cflags gentou) "$lib/libgentou.a" \
    $(pkg-config --libs --static gentou | sed 's/-lgentou//g')
says "the static library, by pkg-config," ./static

cmake -S "$here" -B "$work/cmake" -DCMAKE_PREFIX_PATH="$work/installed" >>"$work/log"
cmake --build "$work/cmake" >>"$work/log"
says "the static library, by CMake," ./cmake/returns_static
says "the shared library, by CMake," ./cmake/returns_shared

nm -D --defined-only "$lib/libgentou.so" |
    sed -n 's|.* [BDRT] \(gt_[^@]*\).*|\1|p' | sort >exported
sed -n 's/^        \(gt_.*\);$/\1/p' "$build/gentou.exports" | sort >promised
if ! diff promised exported >difference; then
    echo "library: promised by the headers (<) and exported (>) differ:" >&2
    cat difference >&2
    exit 1
fi
[ -s exported ]
