#!/bin/sh
# demo.sh - from nothing to the board's workbook of the sample fund, in one go.
#
# Installs what is missing, builds (release), makes a ledger from the files of engine/sample, shows
# its leverage, runs a scenario and a simulation, and writes out/board.xlsx. Every command is shown
# as it could be typed from the top of the source tree. The sample fund is invented.
set -eu
cd "$(dirname "$0")/.."

sh engine/install.sh build

log=$(mktemp)
trap 'rm -f "$log"' EXIT

quietly()
{
    if ! "$@" >"$log" 2>&1; then
        sed '/^\[[0-9]*\/[0-9]*\] /d' "$log" >&2
        echo "failed: $*" >&2
        exit 1
    fi
}

# Shows a command, then runs it.
run()
{
    echo "\$ $*"
    "$@"
}

[ -f build/release/build.ninja ] || echo "building (half a minute, once)"
quietly cmake --preset release -DBUILD_TESTING=OFF
quietly cmake --build --preset release --parallel "$(nproc)"

rm -rf out
mkdir -p out
export PATH="$PWD/build/release/bin:$PATH" GENTOU_DB=out/sample.db
echo '$ export PATH="$PWD/build/release/bin:$PATH" GENTOU_DB=out/sample.db'

run gentou init --name "虹口科创引导基金（示例）" --illustrative
for kind in fund club partners investors members companies deals investments stages pledges marks exits; do
    case $kind in
    companies) noun=company ;;
    *) noun=${kind%s} ;;
    esac
    run gentou import csv "engine/sample/$kind.csv" --as "$noun"
done

echo
run gentou leverage show --as-of 2024-12-31
echo
run gentou scenario run engine/sample/scenario.yaml
echo
run gentou simulate engine/sample/scenario.yaml --paths 100000 --seed 1
echo
# Exit code 1: done, with findings.
run gentou report board -o out/board.xlsx --as-of 2024-12-31 \
    --scenario engine/sample/scenario.yaml --seed 1 || [ $? = 1 ]
