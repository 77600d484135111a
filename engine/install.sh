#!/bin/sh
# install.sh - the Debian packages gentou needs, and only those that are missing.
#
#   sh engine/install.sh build    what building and running needs
#   sh engine/install.sh test     that, and what the tests need; Open MPI, too, where it can be had
#   sh engine/install.sh bench    that, and numpy, beside which the simulation is timed
#
# Silent and quick when nothing is missing. Otherwise installs with apt-get, as root or through
# sudo; apt-get's own output is shown only when it fails. Where that cannot be done, one sentence
# names the packages and the command. GENTOU_SKIP_INSTALL=1 skips it all: for systems with other
# package names, and for tools that did not come from packages.
set -eu

# One a line; "a|b": either will do, a is the one installed.
build_packages='
gcc
libc6-dev
cmake
ninja-build
pkgconf|pkg-config
gettext
libgsl-dev
libgmp-dev
libsqlite3-dev
libxlsxwriter-dev
libyaml-dev
libjansson-dev
libunistring-dev
libsodium-dev
libzip-dev
libexpat1-dev
libedit-dev
libmd-dev'

test_packages='
clang
check
shelltestrunner
sqlite3
libreoffice-calc
unzip
zip'

# Without them gentou runs in one process, and the tests of several are skipped.
ranks_packages='openmpi-bin libopenmpi-dev'

bench_packages=python3-numpy

optional=''
case ${1:-build} in
build) wanted=$build_packages ;;
test)
    wanted="$build_packages $test_packages"
    optional=$ranks_packages
    ;;
bench)
    wanted="$build_packages $test_packages $bench_packages"
    optional=$ranks_packages
    ;;
*)
    echo "usage: sh engine/install.sh [build|test|bench]" >&2
    exit 2
    ;;
esac

if [ "${GENTOU_SKIP_INSTALL:-}" = 1 ]; then
    exit 0
fi

# Of these packages, those that dpkg does not know as installed; all where there is no dpkg.
missing_packages()
{
    names=$(printf '%s ' "$@" | tr '|' ' ')
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $names 2>/dev/null |
        sed -n 's/^installed //p' | tr '\n' ' ') || installed=''
    for choice in "$@"; do
        found=''
        for name in "${choice%%|*}" "${choice#*|}"; do
            case " $installed " in
            *" $name "*) found=yes ;;
            esac
        done
        [ -n "$found" ] || printf '%s ' "${choice%%|*}"
    done
}

missing=$(missing_packages $wanted)
missing=${missing% }
absent=''
[ -z "$optional" ] || absent=$(missing_packages $optional)
if [ -z "$missing$absent" ]; then
    exit 0
fi
if [ -z "$missing" ] && { ! command -v apt-get >/dev/null 2>&1 || { [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null 2>&1; }; }; then
    exit 0 # what is optional cannot be had
fi

if ! command -v apt-get >/dev/null 2>&1; then
    echo "gentou needs these Debian packages or what stands for them here, and this system has no" \
        "apt-get; install them, then run this again with GENTOU_SKIP_INSTALL=1: $missing" >&2
    exit 1
fi

if [ "$(id -u)" = 0 ]; then
    as_root=''
elif command -v sudo >/dev/null 2>&1; then
    as_root=sudo
else
    echo "gentou needs packages that are missing, and you are neither root nor have sudo; run this" \
        "as root: apt-get install --no-install-recommends $missing" >&2
    exit 1
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT

apt()
{
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=120 "$@" \
        >>"$log" 2>&1 </dev/null
}

# Package lists that are old or missing are only known to be so when the first try fails.
install()
{
    echo "installing: $*"
    apt install -y --no-install-recommends "$@" ||
        { apt update && apt install -y --no-install-recommends "$@"; }
}

if [ -n "$missing" ] && ! install $missing; then
    cat "$log" >&2
    echo "apt-get could not install what gentou needs (its output stands above); mend that," \
        "or run this as root: apt-get install --no-install-recommends $missing" >&2
    exit 1
fi
if [ -n "$absent" ] && ! install $absent; then
    echo "going on without $absent(optional)"
fi
