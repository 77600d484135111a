/* write_books.c - writes the sample books into a folder, for the tests that open them in a
 * spreadsheet program: write_books FOLDER. The texts are the sources' own; a caller who wants
 * another language gives the folder of the catalogues as a second argument and sets LANGUAGE. */
#include "sample_board.h"

#include <libintl.h>
#include <locale.h>

static int write_one(const struct gt_board *board, const char *folder, const char *name)
{
    char path[4096];

    snprintf(path, sizeof path, "%s/%s.xlsx", folder, name);
    if (gt_board_write(board, path) != GT_BOARD_OK) {
        perror(path);
        return 1;
    }
    return 0;
}

int main(int count, char **words)
{
    struct gt_board empty = sample_empty();
    struct sample full;
    struct sample_many many;
    int failed = 0;

    if (count < 2) {
        fprintf(stderr, "write_books FOLDER [CATALOGUES]\n");
        return 2;
    }
    if (count > 2) {
        setlocale(LC_MESSAGES, "");
        bindtextdomain("gentou", words[2]);
        bind_textdomain_codeset("gentou", "UTF-8");
        textdomain("gentou");
    }
    failed += write_one(&empty, words[1], "empty");
    sample_full(&full, &sample_english);
    failed += write_one(&full.board, words[1], "english");
    sample_clear(&full);
    sample_full(&full, &sample_chinese);
    failed += write_one(&full.board, words[1], "chinese");
    sample_clear(&full);
    sample_many(&many, 3000, 1000);
    failed += write_one(&many.board, words[1], "many");
    sample_many_clear(&many);
    return failed ? 3 : 0;
}
