#!/bin/sh
# run.sh BIN_DIR PAIR [DEALS [RUNS]] - how fast the ledger answers, beside the sqlite3 shell.
#
# Makes a ledger of DEALS invented deals (100,000 when not said), four stakes each, and nine moves of
# each through the pipeline; then times imports, lists, shows and searches as whole processes, each
# in turn with the sqlite3 shell that is asked the same of the same file (RUNS times, 21 when not
# said). Built and started by hand with
#
#   cmake --preset release && cmake --build --preset release --target bench
#
# Columns: our median, the peer's median, their ratio, and the most memory we held. Nothing here
# passes or fails by the clock.
set -eu

bin=$(cd "$1" && pwd)
pair=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
deals=${3:-100000}
runs=${4:-21}
here=$(cd "$(dirname "$0")" && pwd)

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export PATH="$bin:$PATH" LANG=C.UTF-8 HOME="$folder" GENTOU_USER=bench
unset GENTOU_DB

awk -v rows="$deals" -f "$here/deals.awk" >deals.csv
awk -v rows="$deals" -v each=9 -f "$here/stages.awk" >stages.csv

heading()
{
    printf '%-42s %13s %13s %6s %11s\n' "$1" gentou sqlite3 ratio memory
}

# one NAME COMMAND: our command alone. two NAME COMMAND SQL-FILE: beside the shell.
one()
{
    "$pair" "$runs" "$1" "gentou --db ledger.db $2"
}

two()
{
    "$pair" "$runs" "$1" "gentou --db ledger.db $2" "sqlite3 -readonly ledger.db <$here/$3"
}

echo "$deals deals, $((deals * 4)) investments, $((deals * 10)) stages of deals"
heading "import, once each"
gentou init ledger.db --fund "Bench Fund" >/dev/null
gentou init peer.db --fund "Bench Fund" >/dev/null
"$pair" 1 "import csv: $deals deals" "gentou --db ledger.db import csv deals.csv" \
    "sqlite3 peer.db <$here/import_deals.sql"
"$pair" 1 "import csv: $((deals * 9)) stages" "gentou --db ledger.db import csv stages.csv --as stage" \
    "sqlite3 peer.db <$here/import_stages.sql"
ls -l ledger.db peer.db | awk '{print $5, "bytes", $NF}'

echo
heading "a page of 50 rows, median of $runs"
two "deal list" "deal list" deal_list.sql
two "deal list --stage closed" "deal list --stage closed" deal_list_closed.sql
two "deal list --as-of 2024-03-01" "deal list --as-of 2024-03-01" deal_list_as_of.sql
one "deal list --kind seed --from 2015-01-01" "deal list --kind seed --from 2015-01-01"
one "deal list --page 1000" "deal list --page 1000"
two "company list" "company list" company_list.sql
two "investor list" "investor list" investor_list.sql
two "deal show" "deal show $((deals / 2))" deal_show.sql
one "company show" "company show '#2'"
two "search, a word of every deal's note" "search 天使" search.sql
one "search, a name" "search 'company 77'"
one "deal next" "deal next"
one "member list" "member list"
one "history deal" "history deal $((deals / 2))"
one "deal list as known before the stages" "deal list --known-by 2"
