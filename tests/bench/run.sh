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
many=$((deals / 10))
awk -v rows="$many" 'BEGIN { print "deal,party,amount"
    for (row = 1; row <= rows; row++) printf "Big,Capital %d,1000\n", row }' >stakes.csv
gentou init big.db --fund "Bench Fund" >/dev/null
gentou --db big.db deal add "Big Company" --date 2024-01-01 --kind seed --ref Big --amount 1000亿 >/dev/null
"$pair" 1 "import csv: $many stakes in one deal" "gentou --db big.db import csv stakes.csv --as investment"
ls -l ledger.db peer.db | awk '{print $5, "bytes", $NF}'

# What the questions below ask of: steps with a time limit, amounts that wait for approval, and a
# correction, since which the past is no longer the present.
for step in screened pitched terms; do
    gentou --db ledger.db step add "$step" --stage "$step" --limit 5 >/dev/null
done
gentou --db ledger.db approval threshold 4000000 --since 2020-01-01 >/dev/null
gentou --db ledger.db deal edit $((deals / 3)) --note Corrected --reason bench >/dev/null
gentou --db ledger.db party edit "Capital 7" --kind institution --reason bench >/dev/null

echo
heading "a page of 50 rows, median of $runs"
two "deal list" "deal list" deal_list.sql
two "deal list --stage closed" "deal list --stage closed" deal_list_closed.sql
two "deal list --as-of 2024-03-01" "deal list --as-of 2024-03-01" deal_list_as_of.sql
one "deal list --kind seed --from 2015-01-01" "deal list --kind seed --from 2015-01-01"
one "deal list --page 1000" "deal list --page 1000"
two "deal list --as-of --stage" "deal list --as-of 2024-03-01 --stage terms" deal_list_step_as_of.sql
one "deal list --as-of --step" "deal list --as-of 2024-03-01 --step terms"
one "deal list --as-of --page 1000" "deal list --as-of 2024-03-01 --page 1000"
two "company list" "company list" company_list.sql
two "investor list" "investor list" investor_list.sql
two "deal show" "deal show $((deals / 2))" deal_show.sql
one "company show" "company show '#2'"
two "search, a word of every deal's note" "search 天使" search.sql
two "search, two words of every deal's note" "search 'note deal'" search_two.sql
one "search, a name" "search 'company 77'"
one "deal next" "deal next"
two "deal next --as-of" "deal next --as-of 2024-04-01" deal_next_as_of.sql
one "member list" "member list"
one "history deal" "history deal $((deals / 2))"
two "deal list as known before the stages" "deal list --known-by 2" deal_list_known.sql
one "the same, on a day" "deal list --known-by 2 --as-of 2015-03-01"
one "deal list before the correction" "deal list --known-by 3"
one "deal show before the correction" "deal show $((deals / 3)) --known-by 3"
one "company list before the correction" "company list --known-by 3"
one "company show before the correction" "company show '#2' --known-by 3"
one "investor list before the correction" "investor list --known-by 3"
one "search before the correction" "search 天使 --known-by 3"
