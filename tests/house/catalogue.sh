#!/bin/sh
# catalogue.sh [TREE] - every sentence and label that goes through gettext stands in Chinese in
# engine/po/zh_CN.po, none of them fuzzy, and formats take the same arguments in both languages.
# Lists what is missing, fails on any.
#
# Translatable: _("…"), N_("…"), ngettext, and the labels of X(ENUM, "token", "label") and
# X(ENUM, "label") lists. Of the models what an outcome model means and what presets and rules say is
# shown to people in their language; the names of ISO 4217's currencies stay as the standard has
# them.
set -eu
cd "${1:-$(dirname "$0")/../..}"

po=engine/po/zh_CN.po
if [ ! -f $po ]; then
    echo "catalogue: $po is not there" >&2
    exit 1
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

find include models reports engine -name '*.[ch]' \
    \( ! -path 'models/*' -o -name 'outcome_*' -o -name 'presets_*' -o -name 'rules_*' \) | sort >"$work/files"
# xgettext takes a macro's definition for a use of it; gettext itself passes over variables.
xgettext --files-from="$work/files" --language=C --from-code=UTF-8 --sort-by-file \
    --keyword=_ --keyword=N_ --keyword=ngettext:1,2 --keyword=X:3 --keyword=X:2,2t \
    --flag=gt_fail:3:c-format --flag=gt_error_at:2:c-format --flag=_:1:pass-c-format \
    --output="$work/gentou.pot"
if [ ! -s "$work/gentou.pot" ]; then
    echo "catalogue: nothing to translate below $(pwd)" >&2
    exit 1
fi

bad=0
msgfmt --check --output-file=/dev/null $po || bad=1
msgmerge --quiet --no-fuzzy-matching --no-wrap $po "$work/gentou.pot" >"$work/merged.po"
msgattrib --no-obsolete --untranslated --no-wrap "$work/merged.po" >"$work/missing.po"
msgattrib --only-fuzzy --no-obsolete --no-wrap $po >"$work/fuzzy.po"
for list in missing fuzzy; do
    # An entry with the empty id is the catalogue's header.
    if [ "$(grep -c '^msgid' "$work/$list.po")" -gt 1 ]; then
        echo "catalogue: $list in $po:"
        sed -n '/^#: /p; /^msgid "..*"/p' "$work/$list.po"
        bad=1
    fi
done
exit $bad
