#!/bin/sh
# run.sh - installs what the tests need, builds, and runs every test.
#
#   sh tests/run.sh                    the presets release, clang and sanitize, one after the other;
#                                      with clang what another compiler may change: its warnings, and
#                                      the tests of the models
#   sh tests/run.sh PRESET...          these only, and all of them (CMakePresets.json has them)
#
# From any directory. Building is quiet unless it fails. Stops at the first preset that fails, with
# exit status 1; the last lines are always the test runner's own.
set -eu
cd "$(dirname "$0")/.."

sh engine/install.sh test

jobs=$(nproc)
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# Runs a step whose output is only worth reading when it fails.
quietly()
{
    if ! "$@" >"$log" 2>&1; then
        sed "/^\[[0-9]*\/[0-9]*\] /d" "$log" >&2
        echo "failed: $*" >&2
        exit 1
    fi
}

by_default=''
if [ $# = 0 ]; then
    by_default=yes
    set -- release clang sanitize
fi
# What no compiler changes (the rules about the source text, LibreOffice on the books) is seen to by
# the first preset's run.
rest=''
for preset in "$@"; do
    echo "== preset $preset: build"
    quietly cmake --preset "$preset" -DBUILD_TESTING=ON
    quietly cmake --build --preset "$preset" --parallel "$jobs"
    echo "== preset $preset: test"
    some=$rest
    [ "$by_default$preset" != yesclang ] || some='--tests-regex ^models/'
    ctest --preset "$preset" --no-tests=error --parallel "$jobs" $some || exit 1
    rest='--label-exclude once'
done
