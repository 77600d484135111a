#!/bin/sh
# exports.sh CC INCLUDE_FOLDER HEADER... - the linker's version script of libgentou: the functions
# and constants that the public headers declare are global, all else stays inside.
set -eu
cc=$1
include=$2
shift 2

echo 'GENTOU_0 {'
echo '    global:'
for header in "$@"; do
    printf '#include "%s"\n' "$header"
done | "$cc" -E -P -I"$include" -x c - | sed 's|; *|;\n|g' |
    grep -oE '\bgt_[a-z0-9_]+ ?\(|^extern [^(]*\bgt_[a-z0-9_]+(\[[^]]*\])?;' |
    sed -E 's/ ?\($//; s/^extern .*[ *](gt_[a-z0-9_]+)(\[[^]]*\])?;$/\1/' |
    sort -u | sed 's/.*/        &;/'
echo '    local:'
echo '        *;'
echo '};'
