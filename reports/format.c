/* format.c - one row a look.
 *
 * Colours: one dark blue for heads, one grey for what explains, one red for warnings. The font is
 * named, because the default one is missing on many machines and its stand-in may be wider; Chinese
 * characters fall back to the reader's own font for them.
 */
#include "reports/format.h"

#include <math.h>

#define FONT  "Arial"
#define INK   0x1F3864
#define GREY  0x595959
#define LINE  0xBFBFBF
#define SHADE 0xDDE4F0
#define ALARM 0xC00000
#define LINK  0x0563C1

struct look {
    const char *number; /* number format, or NULL */
    double size;
    lxw_color_t colour; /* 0: black */
    uint8_t align;      /* LXW_ALIGN_NONE: by type */
    bool bold, wrap, filled, underline;
    uint8_t indent;
};

static const struct look looks[GT_FORMAT_COUNT] = {
    [GT_FORMAT_TITLE] = {.size = 16, .colour = INK, .bold = true},
    [GT_FORMAT_SUBTITLE] = {.size = 9, .colour = GREY},
    [GT_FORMAT_SECTION] = {.size = 12, .colour = INK, .bold = true},
    [GT_FORMAT_PARAGRAPH] = {.size = 9, .colour = GREY, .wrap = true},
    [GT_FORMAT_WARNING] = {.size = 10, .colour = ALARM, .bold = true},
    [GT_FORMAT_HEADER] = {.size = 10,
                          .colour = 0xFFFFFF,
                          .align = LXW_ALIGN_CENTER,
                          .bold = true,
                          .wrap = true,
                          .filled = true},
    [GT_FORMAT_LABEL] = {.size = 10, .wrap = true},
    [GT_FORMAT_DEFINITION] = {.size = 9, .colour = GREY, .wrap = true, .indent = 1},
    [GT_FORMAT_LINK] = {.size = 10, .indent = 1, .colour = LINK, .wrap = true, .underline = true},
    [GT_FORMAT_TEXT] = {.size = 10, .wrap = true, .indent = 1},
    [GT_FORMAT_INTEGER] = {.number = "#,##0", .size = 10, .align = LXW_ALIGN_RIGHT},
    [GT_FORMAT_YEAR] = {.number = "0", .size = 10, .align = LXW_ALIGN_LEFT},
    [GT_FORMAT_MONEY] = {.size = 10, .align = LXW_ALIGN_RIGHT}, /* by the currency's digits */
    [GT_FORMAT_RATIO] = {.number = "0.00\"x\"", .size = 10, .align = LXW_ALIGN_RIGHT},
    [GT_FORMAT_PERCENT] = {.number = "0.0%", .size = 10, .align = LXW_ALIGN_RIGHT},
    [GT_FORMAT_NUMBER] = {.number = "0.00##", .size = 10, .align = LXW_ALIGN_RIGHT},
    [GT_FORMAT_DATE] = {.number = "yyyy\\-mm\\-dd", .size = 10, .align = LXW_ALIGN_CENTER},
};

static const char *money_format(const struct gt_currency *currency)
{
    static const char *const by_digits[] = {"#,##0", "#,##0.0", "#,##0.00", "#,##0.000"};
    int digits = currency->digits;

    return by_digits[digits < 0 ? 0 : digits > 3 ? 3 : digits];
}

static lxw_format *make(struct gt_book *book, enum gt_format name, bool total)
{
    const struct look *look = &looks[name];
    lxw_format *format = workbook_add_format(book->workbook);

    if (!format) {
        return NULL;
    }
    format_set_font_name(format, FONT);
    format_set_font_size(format, look->size);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    if (look->colour) {
        format_set_font_color(format, look->colour);
    }
    if (look->align != LXW_ALIGN_NONE) {
        format_set_align(format, look->align);
    }
    if (look->bold || total) {
        format_set_bold(format);
    }
    if (look->underline) {
        format_set_underline(format, LXW_UNDERLINE_SINGLE);
    }
    if (look->wrap) {
        format_set_text_wrap(format);
    }
    if (look->indent) {
        format_set_indent(format, look->indent);
    }
    if (look->filled || total) {
        format_set_bg_color(format, total ? SHADE : INK);
    }
    if (name >= GT_FORMAT_LABEL) {
        format_set_bottom(format, LXW_BORDER_HAIR);
        format_set_bottom_color(format, LINE);
    }
    if (name == GT_FORMAT_MONEY) {
        format_set_num_format(format, money_format(book->board->currency));
    } else if (look->number) {
        format_set_num_format(format, look->number);
    }
    return format;
}

bool gt_format_make(struct gt_book *book)
{
    for (int name = 0; name < GT_FORMAT_COUNT; name++) {
        for (int total = 0; total < 2; total++) {
            book->formats[name][total] = make(book, (enum gt_format)name, total);
            if (!book->formats[name][total]) {
                return false;
            }
        }
    }
    return true;
}

int gt_format_width(const struct gt_book *book, enum gt_format format, double number)
{
    double size = fabs(number);
    int digits = 1;

    while (size >= 10 && digits < 30) {
        size /= 10;
        digits++;
    }
    int width = digits + (digits - 1) / 3 + (number < 0);

    switch (format) {
    case GT_FORMAT_MONEY:
        return width + book->board->currency->digits + (book->board->currency->digits > 0);
    case GT_FORMAT_RATIO:
        return width + 4;
    case GT_FORMAT_PERCENT:
        return width + 4;
    case GT_FORMAT_NUMBER:
        return width + 5;
    case GT_FORMAT_DATE:
        return 10;
    case GT_FORMAT_TITLE:
    case GT_FORMAT_SUBTITLE:
    case GT_FORMAT_SECTION:
    case GT_FORMAT_PARAGRAPH:
    case GT_FORMAT_WARNING:
    case GT_FORMAT_HEADER:
    case GT_FORMAT_LABEL:
    case GT_FORMAT_DEFINITION:
    case GT_FORMAT_LINK:
    case GT_FORMAT_TEXT:
    case GT_FORMAT_INTEGER:
    case GT_FORMAT_YEAR:
    case GT_FORMAT_COUNT:
        break;
    }
    return width;
}
