#!/bin/sh
# run.sh BIN_DIR FILE.test - runs one file of command-line tests with shelltest.
#
# The cases run one after the other, in one new folder that they share, so a case may build on the
# ledger that an earlier one made. The gentou of BIN_DIR comes first on PATH, then the helpers of
# tests/cli/tools. Nothing of the caller's own settings is seen, and the clock stands still:
#
#   SOURCE, SAMPLE     the source tree, and engine/sample in it
#   DATA               files that are not part of gentou: GENTOU_DATA, or shared/data beside the tree
#   GENTOU_NOW         2026-01-15T08:00:00Z
#   GENTOU_USER        tester
#   LANG               C.UTF-8, TZ is UTC, no GENTOU_DB, HOME is the folder
#
# How a test is written (shelltest's format 3; a sentence as title, then the command):
#
#   # A deal with an impossible date is refused.
#   $ gentou --db a.db deal add A --date 2015-02-30
#   >2 /2015-02-30/
#   >= 3
#
# A file with a line "# Needs a terminal." or "# Needs a small disk." is skipped, and says so, where
# none can be made up; one with "# Needs mpirun." where Open MPI is absent, or gentou was built without
# it. One with a line "# Needs FILE." is skipped, and says so, where DATA has no such file (exit status
# 77). All three are checked: what is not stated is expected to be empty, the exit status 0. A regular
# expression between slashes matches anywhere in the output; `> //` takes whatever comes.
set -eu

bin=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
file=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")

if ! grep -q '^\$ ' "$file"; then
    echo "$file: holds no test" >&2
    exit 1
fi

SOURCE=$(dirname "$(dirname "$here")")
DATA=${GENTOU_DATA:-$SOURCE/../shared/data}
if grep -q '^# Needs a terminal\.$' "$file" && ! script -qec true /dev/null >/dev/null 2>&1; then
    echo "SKIPPED: $file: no pseudo-terminal can be made here"
    exit 77
fi
if grep -q '^# Needs mpirun\.$' "$file" && [ "$("$here/tools/ranks" 2 "$bin/gentou" --version 2>/dev/null | wc -l)" != 1 ]; then
    echo "SKIPPED: $file: no mpirun here, or gentou was built without MPI"
    exit 77
fi
for need in $(sed -n '/^# Needs a [st]/d; /^# Needs mpirun\.$/d; s/^# Needs \(.*\)\.$/\1/p' "$file"); do
    if [ ! -e "$DATA/$need" ]; then
        echo "SKIPPED: $file: $DATA/$need is absent; set GENTOU_DATA to the folder that has it"
        exit 77
    fi
done

folder=$(mktemp -d)
trap 'chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
if grep -q '^# Needs a small disk\.$' "$file" && ! "$here/tools/on_small_disk" 64 true 2>/dev/null; then
    echo "SKIPPED: $file: no file system can be mounted here"
    exit 77
fi

unset GENTOU_DB LANGUAGE LC_ALL LC_CTYPE LC_MESSAGES LC_NUMERIC LC_TIME LC_COLLATE LC_MONETARY
export PATH="$bin:$here/tools:$PATH" HOME="$folder" LANG=C.UTF-8 TZ=UTC
export SOURCE DATA SAMPLE="$SOURCE/engine/sample"
export GENTOU_NOW=2026-01-15T08:00:00Z GENTOU_USER=tester

shelltest --all --diff --timeout=120 "$file"
