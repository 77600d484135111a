/* test_encoding.c - what a file is guessed to be, and its bytes as UTF-8. */
#include "engine/intake/encoding.h"

#include "engine/base/text.h"
#include "scrap.h"
#include "tests/models/run.h"

#include <iconv.h>

#define ROWS(table) (int)(sizeof table / sizeof *table)

static const struct {
    const char *text, *name; /* NULL: refused */
    const char *why;
} names[] = {
    {"utf-8", "utf-8", "as the help writes it"},
    {"UTF8", "utf-8", "as people do"},
    {"GB18030", "gb18030", "capitals"},
    {"gb-18030", "gb18030", "a hyphen"},
    {"GBK", "gb18030", "its elder sister, a part of it"},
    {"gb2312", "gb18030", "and the eldest"},
    {"Big5", "big5", "Taiwan, Hong Kong"},
    {"latin_1", "latin-1", "an underline"},
    {"ISO 8859-1", "latin-1", "its number"},
    {"windows-1252", "latin-1", "what it is read as"},
    {"UTF-16LE", "utf-16", "as Windows writes it"},
    {"", NULL, "nothing"},
    {"-", NULL, "nothing but filling"},
    {"utf", NULL, "a beginning"},
    {"utf-88", NULL, "more than a name"},
    {"UTF-8//IGNORE", NULL, "what iconv would take"},
};

START_TEST(test_name)
{
    const struct gt_encoding *encoding = NULL;
    struct gt_error error;
    int result = gt_encoding_find(names[_i].text, &encoding, &error);
    ck_assert_msg((result == 0) == (names[_i].name != NULL), "%s", names[_i].why);
    if (names[_i].name)
        ck_assert_str_eq(encoding->name, names[_i].name);
    else
        ck_assert_ptr_nonnull(strstr(error.text, "is no encoding known here; expected one of: "
                                                 "utf-8, utf-16, gb18030, big5, latin-1"));
}
END_TEST

/* `text` in an encoding, by the C library. */
static size_t encode(const char *text, const char *iconv_name, char *bytes, size_t room)
{
    iconv_t converter = iconv_open(iconv_name, "UTF-8");
    ck_assert(converter != (iconv_t)-1);
    char *in = (char *)(uintptr_t)text, *out = bytes;
    size_t left = strlen(text);
    ck_assert_msg(iconv(converter, &in, &left, &out, &room) != (size_t)-1, "%s", text);
    iconv_close(converter);
    return (size_t)(out - bytes);
}

static const struct {
    const char *text;  /* in UTF-8 */
    const char *iconv; /* how it is saved */
    const char *guess; /* NULL: cannot be told */
    const char *why;
} guesses[] = {
    {"", "UTF-8", "utf-8", "nothing"},
    {"company,date\n", "UTF-8", "utf-8", "ASCII is UTF-8"},
    {"公司,日期\n", "UTF-8", "utf-8", "Chinese"},
    {"公司,日期,轮次,金额\n沪上芯联,2015-03-06,天使轮,500万\n", "GB18030", "gb18030", "a file"},
    {"天使", "GB18030", "gb18030", "two characters"},
    {"name\n顾蘅之\n", "GB18030", "gb18030", "a name, one third of it from level 2"},
    {"name\n郁楠栎\n", "GB18030", "gb18030", "and two thirds"},
    {"name,kind\n棠湾家族办公室,institution\n", "GB18030", "gb18030", "a Chinese name in ASCII"},
    {"company,note\nA股,Pre-A轮融资，“天使”投资；￥5万\n", "GB18030", "gb18030",
     "among letters, with Chinese marks"},
    {"name\n喆麟投资管理\n", "GB18030", "gb18030", "a name with a character of the extension"},
    {"name\n𠮷野投资管理有限公司\n", "GB18030", "gb18030", "four bytes"},
    {"company,city\nSociété Générale,Orléans\n", "CP1252", "latin-1", "French"},
    {"Z\u00FCrich,M\u00FCnchen,K\u00F6ln\n", "CP1252", "latin-1", "all pairs of GBK"},
    {"上海,Soci\u00E9t\u00E9 G\u00E9n\u00E9rale, K\u00F6ln\n", "GB18030", "gb18030",
     "French and German among Chinese"},
    {"company\ncr\u00E9\u00E9e\n", "CP1252", "latin-1", "two accents make a seldom hanzi"},
    {"company\nGRÖßE,STRAßE\n", "CP1252", "latin-1", "two make a common one within a word"},
    {"amount\n€ 5\n", "CP1252", "latin-1", "a euro sign alone"},
    {"note\n“quoted” – it’s so\n", "CP1252", "latin-1", "curly quotes"},
    {"São Paulo,Ação,João\n", "CP1252", "latin-1", "Portuguese"},
    {"公司,日期,輪次,金額\n天使投資人俱樂部,2015-03-06,天使輪,500萬\n", "BIG5", NULL,
     "Big5 would be nonsense in GB18030"},
    {"会社,日付\n東京エンジェル,2015-03-06\n", "SHIFT_JIS", NULL, "Japanese"},
};

START_TEST(test_guess)
{
    char bytes[400];
    size_t length = encode(guesses[_i].text, guesses[_i].iconv, bytes, sizeof bytes);
    const struct gt_encoding *guess = gt_encoding_guess(bytes, length, true);
    ck_assert_msg((guess == NULL) == (guesses[_i].guess == NULL), "%s: %s", guesses[_i].why,
                  guess ? guess->name : "none");
    if (guess)
        ck_assert_msg(strcmp(guess->name, guesses[_i].guess) == 0, "%s: %s", guesses[_i].why,
                      guess->name);
}
END_TEST

/* Where the first block ends says nothing: half a character at its end is half a character. */
START_TEST(test_guess_cut)
{
    char bytes[400];
    const char *text = "公司,日期\n沪上芯联,2015-03-06\n𠮷野投资管理\n";
    size_t length = encode(text, "GB18030", bytes, sizeof bytes);
    for (size_t end = 4; end < length; end++)
        ck_assert_str_eq(gt_encoding_guess(bytes, end, false)->name, "gb18030");
    for (size_t end = 1; end < strlen(text); end++)
        ck_assert_str_eq(gt_encoding_guess(text, end, false)->name, "utf-8");
}
END_TEST

/* Decodes bytes in pieces of `room`; the text, or the sentence in *error. */
static int decode(const char *bytes, size_t length, const char *given, size_t room,
                  struct gt_text *text, struct gt_encoded *encoded, struct gt_error *error)
{
    const struct gt_encoding *encoding = NULL;
    struct gt_decoder *decoder = NULL;
    struct scrap scrap;
    char piece[4096];
    size_t used = 1;
    if (given)
        ck_assert_int_eq(gt_encoding_find(given, &encoding, error), 0);
    scrap_write(&scrap, bytes, length);
    FILE *file = fopen(scrap.path, "rb");
    ck_assert_ptr_nonnull(file);
    int result = gt_decoder_open(file, encoding, &decoder, error);
    while (!result && used) {
        result = gt_decoder_read(decoder, piece, room, &used, error);
        ck_assert(gt_decoder_position(decoder) <= (long long)length);
        gt_text_add(text, piece, used);
    }
    if (decoder)
        *encoded = gt_decoder_encoded(decoder);
    if (!result)
        ck_assert_int_eq(gt_decoder_position(decoder), (long long)length);
    gt_decoder_close(decoder);
    fclose(file);
    scrap_remove(&scrap);
    ck_assert(!text->failed);
    return result;
}

static const struct {
    const char *bytes;
    size_t length;
    const char *given; /* or NULL */
    const char *text;  /* or the sentence, when `name` is NULL */
    const char *name;
    enum gt_encoding_source source;
    const char *why;
} files[] = {
    {"\xEF\xBB\xBFx", 4, NULL, "x", "utf-8", GT_ENCODING_MARKED, "UTF-8 with a mark"},
    {"\xEF\xBB\xBFx", 4, "utf-8", "x", "utf-8", GT_ENCODING_GIVEN, "and said"},
    {"\xEF\xBB\xBF\xCC\xEC", 5, "gb18030", "天", "gb18030", GT_ENCODING_GIVEN,
     "a mark put in front unasked"},
    {"\xFF\xFEx\0)Y", 6, NULL, "x天", "utf-16", GT_ENCODING_MARKED, "UTF-16, little end first"},
    {"\xFE\xFF\0xY)", 6, NULL, "x天", "utf-16", GT_ENCODING_MARKED, "big end first"},
    {"\xFE\xFF\0xY)", 6, "utf-16", "x天", "utf-16", GT_ENCODING_GIVEN, "the mark says which end"},
    {"x\0)Y", 4, "utf-16", "x天", "utf-16", GT_ENCODING_GIVEN, "without a mark"},
    {"\x84\x31\x95\x33\xCC\xEC", 6, NULL, "天", "gb18030", GT_ENCODING_MARKED, "GB18030's mark"},
    {"caf\xE9 \x80", 6, NULL, "caf\u00E9 €", "latin-1", GT_ENCODING_GUESSED, "Windows-1252"},
    {"caf\xE9 5", 6, "gb18030",
     "byte 0xE9 (byte 4 of the file) is not GB18030, as --encoding says; is the file in another "
     "encoding?",
     NULL, GT_ENCODING_GIVEN, "said wrongly"},
    {"caf\xE9", 4, "utf-8", "byte 0xE9 (byte 4 of the file) is not UTF-8, as --encoding says", NULL,
     GT_ENCODING_GIVEN, "cut off at the end"},
    {"x\0y", 3, "utf-16", "byte 0x79 (byte 3 of the file) is not UTF-16, as", NULL,
     GT_ENCODING_GIVEN, "half a unit"},
    {"a\x81", 2, "latin-1", "byte 0x81 (byte 2 of the file) is not Latin-1", NULL,
     GT_ENCODING_GIVEN, "nothing in Windows-1252"},
    {"\xEF\xBB\xBF\xE9", 4, NULL,
     "byte 0xE9 (byte 4 of the file) is not UTF-8, though the file begins so; say what it is with "
     "--encoding, such as --encoding gb18030",
     NULL, GT_ENCODING_MARKED, "a mark that is wrong"},
    {"a\n\xA4\xA4\xA4\xE5\n", 7, NULL,
     "the encoding cannot be told: byte 0xA4 in line 2 is not UTF-8, nor is the text around it "
     "plainly Chinese in GB18030 or Western European in Latin-1; say what it is with --encoding, "
     "such as --encoding big5",
     NULL, GT_ENCODING_GUESSED, "Big5"},
    {"a\n\xA4\xA4\xA4\xE5\n", 7, "big5", "a\n中文\n", "big5", GT_ENCODING_GIVEN, "and said"},
};

START_TEST(test_file)
{
    struct gt_text text = {0};
    struct gt_error error = {0};
    struct gt_encoded encoded = {0};
    int result =
        decode(files[_i].bytes, files[_i].length, files[_i].given, 64, &text, &encoded, &error);
    if (files[_i].name) {
        ck_assert_msg(result == 0, "%s: %s", files[_i].why, error.text);
        ck_assert_msg(strcmp(text.data, files[_i].text) == 0, "%s: %s", files[_i].why, text.data);
        ck_assert_str_eq(encoded.encoding->name, files[_i].name);
        ck_assert_int_eq(encoded.source, files[_i].source);
    } else {
        ck_assert_int_eq(result, GT_EXIT_DATA);
        ck_assert_msg(strncmp(error.text, files[_i].text, strlen(files[_i].text)) == 0, "%s: %s",
                      files[_i].why, error.text);
    }
    gt_text_clear(&text);
}
END_TEST

/* Texts much longer than a block come back whole, wherever blocks and pieces end. */
START_TEST(test_long_file)
{
    static const struct {
        const char *iconv, *given, *pieces[8];
    } rows[] = {
        {"UTF-8", NULL, {"x", "天", "使轮", "é", "𠮷", ",", "\n", "投资"}},
        {"GB18030", NULL, {"x", "天", "使轮", "、", "𠮷", ",", "\n", "投资"}},
        {"CP1252", NULL, {"xy", "e", "caf\u00E9", "€", "Zürich ", ",", "\n", "’s"}},
        {"UTF-16LE", "utf-16", {"x", "天", "使轮", "é", "𠮷", ",", "\n", "投资"}},
        {"BIG5", "big5", {"x", "天", "使", "中文", "公司", ",", "\n", "投資"}},
    };
    uint64_t state = 18030;
    struct gt_text text = {0}, read = {0};
    struct gt_error error = {0};
    struct gt_encoded encoded;
    size_t room = 5 * GT_ENCODING_BLOCK * 2;
    char *bytes = malloc(room);
    ck_assert_ptr_nonnull(bytes);
    while (text.length < 4 * GT_ENCODING_BLOCK)
        gt_text_puts(&text, rows[_i].pieces[noise(&state) % 8]);
    size_t length = encode(text.data, rows[_i].iconv, bytes, room);
    ck_assert_uint_gt(length, 2 * GT_ENCODING_BLOCK);
    for (size_t piece = 64; piece <= 4096; piece = piece * 3 + 1) {
        gt_text_reset(&read);
        int result = decode(bytes, length, rows[_i].given, piece, &read, &encoded, &error);
        ck_assert_msg(result == 0, "%s: %s", rows[_i].iconv, error.text);
        ck_assert(read.length == text.length && memcmp(read.data, text.data, text.length) == 0);
    }
    gt_text_clear(&text);
    gt_text_clear(&read);
    free(bytes);
}
END_TEST

/* What begins as ASCII is UTF-8, and a later byte that is not says so, with all before handed out.
 */
START_TEST(test_late_byte)
{
    size_t length = 3 * GT_ENCODING_BLOCK;
    char *bytes = malloc(length);
    struct gt_text text = {0};
    struct gt_error error = {0};
    struct gt_encoded encoded;
    ck_assert_ptr_nonnull(bytes);
    memset(bytes, 'x', length);
    memcpy(bytes + 2 * GT_ENCODING_BLOCK, "\xCC\xEC", 2);
    ck_assert_int_eq(decode(bytes, length, NULL, 4096, &text, &encoded, &error), GT_EXIT_DATA);
    ck_assert_uint_eq(text.length, 2 * GT_ENCODING_BLOCK);
    ck_assert_ptr_nonnull(strstr(error.text, "byte 0xCC (byte 131073 of the file) is not UTF-8"));
    gt_text_clear(&text);
    free(bytes);
}
END_TEST

/* Whatever the bytes and whatever is said: UTF-8 comes out, or one sentence. */
START_TEST(test_noise)
{
    static const char *const given[] = {NULL, "utf-8", "utf-16", "gb18030", "big5", "latin-1"};
    uint64_t state = 1252;
    char bytes[300];
    for (int i = 0; i < 3000; i++) {
        struct gt_text text = {0};
        struct gt_error error = {0};
        struct gt_encoded encoded;
        bool cut;
        size_t length =
            noise_text(&state, "\xB0\xA1\xEF\xBB\xBF\xE9 a,\n\xC3", bytes, sizeof bytes);
        int result = decode(bytes, length, given[i % ROWS(given)], 64, &text, &encoded, &error);
        ck_assert(gt_text_whole(text.data ? text.data : "", text.length, &cut) == text.length);
        ck_assert((result == 0) == (error.text[0] == 0));
        gt_text_clear(&text);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("encoding");
    TCase *tests = tcase_create("all");
    tcase_add_loop_test(tests, test_name, 0, ROWS(names));
    tcase_add_loop_test(tests, test_guess, 0, ROWS(guesses));
    tcase_add_test(tests, test_guess_cut);
    tcase_add_loop_test(tests, test_file, 0, ROWS(files));
    tcase_add_loop_test(tests, test_long_file, 0, 5);
    tcase_add_test(tests, test_late_byte);
    tcase_add_test(tests, test_noise);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
