#!/bin/sh
# Prints the migrations given as arguments, in their order, as a C table of strings.
set -eu
echo '/* Made by embed.sh from engine/store/migrations; do not edit. */'
echo '#include "engine/store/migrations.h"'
echo 'const char *const gt_migrations[] = {'
for file in "$@"; do
    sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/^/"/' -e 's/$/\\n"/' "$file"
    echo ','
done
echo '};'
echo 'const int gt_migration_count = (int)(sizeof gt_migrations / sizeof *gt_migrations);'
