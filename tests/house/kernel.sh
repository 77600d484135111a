#!/bin/sh
# kernel.sh OBJECT... - no kernel of the simulation (models/kernel.cmake) calls libm: the C library picks its
# exp, log, pow and the like by the machine, and they differ in the last bit. models/vmath_int.h has
# ours. sqrt and the roundings are exact everywhere, and instructions. Lists what is called, fails on any.
set -eu
bad=0
for object in "$@"; do
    called=$(nm -u "$object" | awk '{ print $NF }' |
        grep -E '^(a?(sin|cos|tan)h?|sincos|atan2|exp(2|10|m1)?|log(2|10|1p|b)?|pow|cbrt|hypot|[lt]gamma|erfc?|fma|fmod)[fl]?$' || true)
    if [ -n "$called" ]; then
        echo "kernel: $object calls" $called
        bad=1
    fi
done
exit $bad
