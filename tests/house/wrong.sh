#!/bin/sh
# wrong.sh RULE - a rule of the house proves itself: it accepts a small right tree, and refuses the
# same tree with one wrong file, naming that file. Every case of the rule is tried.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
rule=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tree=$work/tree

# Writes standard input to a file of the tree.
put()
{
    mkdir -p "$tree/$(dirname "$1")"
    cat >"$tree/$1"
}

accepts()
{
    if ! sh "$here/$rule.sh" "$tree" >"$work/said" 2>&1; then
        echo "$rule: refuses a right tree: $1" >&2
        cat "$work/said" >&2
        exit 1
    fi
    echo "$1" >>"$work/cases"
}

# refuses FILE WHY: standard input replaces FILE for this one case. FILE, or the third argument, must
# stand in what the rule says.
refuses()
{
    mkdir -p "$tree/$(dirname "$1")"
    kept=''
    if [ -f "$tree/$1" ]; then
        cp "$tree/$1" "$work/kept"
        kept=yes
    fi
    cat >"$tree/$1"
    if sh "$here/$rule.sh" "$tree" >"$work/said" 2>&1; then
        echo "$rule: does not see in $1: $2" >&2
        exit 1
    fi
    if ! grep -qF -e "${3:-$1}" "$work/said"; then
        echo "$rule: does not name ${3:-$1}: $2" >&2
        cat "$work/said" >&2
        exit 1
    fi
    rm "$tree/$1"
    [ -z "$kept" ] || mv "$work/kept" "$tree/$1"
    echo "$1" >>"$work/cases"
}

repeat()
{
    awk -v n="$1" -v line="$2" 'BEGIN { while (n-- > 0) print line }'
}

right_tree()
{
    mkdir -p "$tree/include/gentou" "$tree/models" "$tree/reports" "$tree/tests" "$tree/engine/po"
    put include/gentou/a.h <<'END'
#ifndef GENTOU_A_H
#define GENTOU_A_H
#include <stdint.h>
int gt_a(int64_t a);
#endif
END
    put models/a.c <<'END'
/* Not strcpy() and not "gsl"; exit(1) in a comment. */
#include "gentou/a.h"
#include <gsl/gsl_errno.h>
int gt_a(int64_t a)
{
    const char *text = "strcpy(a, b); \" system(c) /*"; // rand()
    return text[a];
}
END
    put engine/base/error.h <<'END'
#ifndef GENTOU_ENGINE_BASE_ERROR_H
#define GENTOU_ENGINE_BASE_ERROR_H
#include <libintl.h>
#define _(text) gettext(text)
#endif
END
    put engine/commands/a.c <<'END'
#include "engine/base/error.h"
#include <stdio.h>
void a(void)
{
    puts(_("one deal"));
    printf(_("%d deals in %s"), 2, "2015");
}
END
}

wrong_arrows()
{
    refuses include/gentou/b.h 'a third-party type in a contract' <<'END'
#include <sqlite3.h>
END
    refuses include/gentou/b.h 'a contract that includes a room' <<'END'
#include "models/a_int.h"
END
    refuses models/b.c 'a model that prints' <<'END'
#  include <stdio.h>
END
    refuses models/b.c 'a model that looks up' <<'END'
#include "engine/base/error.h"
END
    refuses reports/b.c 'a sheet that runs SQL' <<'END'
#include <sqlite3.h>
END
    refuses reports/b.c 'a sheet that calls a model' <<'END'
#include "models/a.h"
END
    refuses engine/base/b.c 'the base above the store' <<'END'
#include "engine/store/store.h"
END
    refuses engine/store/b.c 'the store above an operation' <<'END'
#include "engine/operations/find.h"
END
    refuses engine/operations/b.c 'SQL outside the store' <<'END'
#include <sqlite3.h>
END
    refuses engine/operations/b.c 'a private header of another folder' <<'END'
#include "engine/store/store_int.h"
END
    refuses engine/intake/b.c 'intake past the operations' <<'END'
#include "engine/store/store.h"
END
    refuses engine/export/b.c 'a workbook outside reports' <<'END'
#include <xlsxwriter.h>
END
    refuses engine/commands/b.c 'numerics outside models' <<'END'
#include <gsl/gsl_rng.h>
END
    refuses engine/main.c 'main past the commands' <<'END'
#include "engine/operations/find.h"
END
    refuses engine/attic/b.c 'a room without a rule' <<'END'
int b;
END
}

wrong_banned()
{
    for call in 'strcpy(a, b)' 'sprintf (a, "b")' 'atoi(a)' 'atof(a)' 'strtok(a, b)' 'system(a)' \
        'popen(a, b)' 'mktemp(a)' 'rand()' 'srand(1)' 'exit(1)' 'getenv("A")' \
        'setlocale(0, "")' 'time(NULL)' 'localtime(a)' 'printf("a")' 'puts("a")' \
        'fprintf(stdout, "a")' '"a" /* b */, gets(a)'; do
        printf '#include "b.h"\nint b = %s;\n' "$call" |
            refuses engine/store/b.c "$call" engine/store/b.c:2
    done
    echo 'int b = exit(1);' | refuses engine/commands/b.c 'a command that ends the program'
    echo 'int b = time(0);' | refuses models/b.h 'a clock in a model'
    put engine/main.c <<'END'
int main(void)
{
    setlocale(0, "");
    exit(time(0) && getenv("A") && puts(""));
}
END
    accepts 'main may'
    put models/b.c <<'END'
int b(struct b *b)
{
    return b->time(0) + b->c.exit(0) + my_exit(0) + snprintf(0, 0, "") + strtol(0, 0, 10);
}
END
    accepts 'members, and names that only end like a banned one'
}

wrong_headers()
{
    refuses include/gentou/b.h 'a type from nowhere' include_gentou_b.h <<'END'
int gt_b(size_t b);
END
    refuses include/gentou/b.h 'an extension of the compiler' include/gentou/b.h <<'END'
enum { B = 1 };
struct gt_b { int none[0]; };
END
    refuses include/gentou/b.h 'no guard' include/gentou/b.h <<'END'
struct gt_b { int b; };
END
    refuses include/gentou/b.h 'a name that another header has' include/gentou/b.h <<'END'
#ifndef GENTOU_B_H
#define GENTOU_B_H
double gt_a(double a);
#endif
END
    refuses engine/base/b.h 'a type from nowhere' engine/base/b.h <<'END'
int b(FILE *b);
END
}

wrong_shape()
{
    printf 'int b;\n\tint c;\n' | refuses models/b.c 'a tab' models/b.c:2
    printf 'int b; \n' | refuses tests/b.c 'a blank at the end' tests/b.c:1
    printf 'int b;\r\n' | refuses tests/b.c 'a carriage return' tests/b.c:1
    repeat 601 'int b;' | refuses reports/b.h '601 lines'
    { echo 'int b(void)'; echo '{'; repeat 81 '    b();'; echo '}'; } |
        refuses engine/base/b.c 'a function of 81 lines' 'int b(void)'
    { echo 'int b(void)'; echo '{'; repeat 80 '    b();'; echo '}'; repeat 500 'int b;'; } |
        put engine/base/b.c
    accepts 'a function of 80 lines, a file below 600'
}

right_catalogue()
{
    cat <<'END'
msgid ""
msgstr ""
"Language: zh_CN\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"

msgid "one deal"
msgstr "一个项目"

END
}

wrong_catalogue()
{
    right_catalogue | refuses engine/po/zh_CN.po 'a sentence that is not there' '%d deals'
    { right_catalogue; printf 'msgid "%%d deals in %%s"\nmsgstr ""\n'; } |
        refuses engine/po/zh_CN.po 'a sentence without its translation' '%d deals'
    { right_catalogue; printf '#, fuzzy\nmsgid "%%d deals in %%s"\nmsgstr "%%d: %%s"\n'; } |
        refuses engine/po/zh_CN.po 'a fuzzy translation' '%d deals'
    { right_catalogue; printf '#, c-format\nmsgid "%%d deals in %%s"\nmsgstr "%%s: %%d"\n'; } |
        refuses engine/po/zh_CN.po 'other arguments in the translation'
}

# For documented.sh the tree is a folder of programs: a gentou whose help is in two files.
right_documented()
{
    put gentou <<'END'
#!/bin/sh
cd "$(dirname "$0")"
case $* in
'help all') cat help ;;
*deal\ add) cat page ;;
*) exit 2 ;;
esac
END
    chmod +x "$tree/gentou"
    put help <<'END'
gentou 1

  deal add COMPANY [X]        a deal

more
END
    put page <<'END'
gentou deal add COMPANY

  an example: no option

Options:
  --amount AMOUNT             how much,
                              in yuan
  --a-name-that-is-far-too-long NAME
                              who
  --help                      this
END
    cp "$tree/help" "$tree/page" "$work"
}

wrong_documented()
{
    sed 's/a deal$//' "$work/help" | refuses help 'a command without a meaning' 'deal add'
    sed 's/^more/  deal list      the deals/' "$work/help" |
        refuses help 'a command without a page' 'deal list: has no page'
    sed '/^ *who/d' "$work/page" | refuses page 'an option without a meaning' '--a-name'
    sed 's/  this//' "$work/page" | refuses page 'an option without a meaning' '--help'
    sed 's/^gentou.*//' "$work/page" | refuses page 'a page without the usage' 'deal add'
    grep -v -e '--' "$work/page" | refuses page 'a page without options' 'deal add'
    echo nothing | refuses help 'a help without commands' 'no command'
}

if [ "$rule" = documented ]; then
    right_documented
else
    right_tree
fi
if [ "$rule" = catalogue ]; then
    { right_catalogue; printf 'msgid "%%d deals in %%s"\nmsgstr "%%2$s 年 %%1$d 个项目"\n'; } |
        put engine/po/zh_CN.po
fi
accepts 'the smallest one'
"wrong_$rule"
echo "$rule: $(wc -l <"$work/cases") cases"
