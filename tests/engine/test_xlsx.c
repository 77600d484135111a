/* test_xlsx.c - the values of small workbooks, each made of literal XML.
 *
 * Sources: ISO/IEC 29500-1 (cells 18.3.1.4, shared texts 18.4.8, number formats 18.8.30, dates
 * 18.17.4.1). Day numbers: 42069 is 2015-03-06 as both Excel and LibreOffice show it.
 */
#include "engine/intake/xlsx.h"
#include "engine/intake/xlsx_int.h"
#include "tests/engine/package.h"
#include "tests/models/run.h"

#define ROWS(table) (int)(sizeof table / sizeof *table)

static struct gt_arena arena;
static struct gt_xlsx book;
static struct gt_error error;
static struct scrap scrap;

static void tear_down(void)
{
    gt_arena_clear(&arena);
}

static int read_parts(const struct part *own)
{
    package_write(&scrap, own);
    error = (struct gt_error){0};
    return gt_xlsx_read(scrap.path, &book, &arena, &error);
}

/* The only sheet of a workbook with these parts. */
static const struct gt_xlsx_sheet *sheet_of(const struct part *own)
{
    int code = read_parts(own);
    ck_assert_msg(code == 0, "%s", error.text);
    scrap_remove(&scrap);
    ck_assert_uint_eq(book.sheet_count, 1);
    return &book.sheets[0];
}

/* The sentence, the scrap's path in front of it taken off. */
static void refused(const struct part *own, const char *sentence)
{
    ck_assert_int_eq(read_parts(own), GT_EXIT_DATA);
    size_t length = strlen(scrap.path);
    ck_assert_msg(strncmp(error.text, scrap.path, length) == 0, "%s", error.text);
    ck_assert_str_eq(error.text + length, sentence);
    scrap_remove(&scrap);
}

static void file_refused(const char *bytes, size_t length, const char *sentence)
{
    scrap_write(&scrap, bytes, length);
    ck_assert_int_eq(gt_xlsx_read(scrap.path, &book, &arena, &error), GT_EXIT_DATA);
    ck_assert_str_eq(error.text + strlen(scrap.path), sentence);
    scrap_remove(&scrap);
}

#define STYLES                                                                                      \
    "<styleSheet " MAIN_NS "><numFmts count=\"4\">"                                                 \
    "<numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/>" \
    "<numFmt numFmtId=\"165\" formatCode=\"#,##0.00 &quot;dm&quot;\"/>"                             \
    "<numFmt numFmtId=\"166\" formatCode=\"[$-409]d\\-mmm\\-yy;@\"/>"                               \
    "<numFmt numFmtId=\"22\" formatCode=\"0.00\"/></numFmts>"                                       \
    "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"                                            \
    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/>"                      \
    "<xf numFmtId=\"165\"/><xf numFmtId=\"166\"/><xf numFmtId=\"22\"/><xf numFmtId=\"58\"/>"        \
    "<xf numFmtId=\"20\"/><xf numFmtId=\"9\"/></cellXfs></styleSheet>"

#define TEXTS                                                                                             \
    "<sst " MAIN_NS "><si><t>Alpha</t></si>"                                                              \
    "<si><r><t>Rich </t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">text</t></r></si>"                \
    "<si><t>東京</t><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh><phoneticPr fontId=\"1\"/></si>" \
    "<si><t>one_x000A_two _x005F_x0041_ _xD83D__xDE00_ _x0000_</t></si></sst>"

/* Cells of one row, in place A1 and of the style (NULL: none), and what they come to. */
struct row_case {
    const char *cell;
    enum gt_xlsx_kind kind;
    const char *text, *why;
};

static const struct row_case row_cases[] = {
    {"<c r=\"A1\" t=\"s\"><v>0</v></c>", GT_XLSX_TEXT, "Alpha", "shared text"},
    {"<c r=\"A1\" t=\"s\"><v>1</v></c>", GT_XLSX_TEXT, "Rich text", "runs are joined"},
    {"<c r=\"A1\" t=\"s\"><v>2</v></c>", GT_XLSX_TEXT, "東京", "phonetic guides are left out"},
    {"<c r=\"A1\" t=\"s\"><v>3</v></c>", GT_XLSX_TEXT, "one\ntwo _x0041_ 😀 _x0000_",
     "escapes are turned back, but for NUL"},
    {"<c r=\"A1\" t=\"inlineStr\"><is><t>in the cell</t></is></c>", GT_XLSX_TEXT, "in the cell",
     "inline text"},
    {"<c r=\"A1\" "
     "t=\"inlineStr\"><is><r><t>in</t></r><r><t>line</t></r><rPh><t>x</t></rPh></is></c>",
     GT_XLSX_TEXT, "inline", "inline runs"},
    {"<c r=\"A1\" t=\"str\"><f>A2&amp;\"x\"</f><v>ax</v></c>", GT_XLSX_TEXT, "ax",
     "a formula's text"},
    {"<c r=\"A1\"><f>1+1</f><v>2</v></c>", GT_XLSX_NUMBER, "2", "a formula's number"},
    {"<c r=\"A1\"><f>1+1</f></c>", GT_XLSX_UNCALCULATED, "", "a formula without a value"},
    {"<c r=\"A1\" t=\"e\"><f>A9</f><v>#REF!</v></c>", GT_XLSX_ERROR, "#REF!", "an error"},
    {"<c r=\"A1\" t=\"str\"><f>A9</f><v>#N/A</v></c>", GT_XLSX_ERROR, "#N/A",
     "an error that is written as a text"},
    {"<c r=\"A1\" t=\"str\"><v>#REF!x</v></c>", GT_XLSX_TEXT, "#REF!x", "a text like one"},
    {"<c r=\"A1\" t=\"b\"><v>1</v></c>", GT_XLSX_TRUTH, "TRUE", "true"},
    {"<c r=\"A1\" t=\"b\"><v>0</v></c>", GT_XLSX_TRUTH, "FALSE", "false"},
    {"<c r=\"A1\" t=\"n\"><v>5.0000000000000001</v></c>", GT_XLSX_NUMBER, "5", "15 digits"},
    {"<c r=\"A1\"><v>0.30000000000000004</v></c>", GT_XLSX_NUMBER, "0.3", "0.1 + 0.2"},
    {"<c r=\"A1\"><v>1234567.89</v></c>", GT_XLSX_NUMBER, "1234567.89", "cents"},
    {"<c r=\"A1\"><v>-0</v></c>", GT_XLSX_NUMBER, "0", "no negative nought"},
    {"<c r=\"A1\"><v>1.2E+20</v></c>", GT_XLSX_NUMBER, "120000000000000000000", "no exponent"},
    {"<c r=\"A1\"><v>-1.25E-7</v></c>", GT_XLSX_NUMBER, "-0.000000125", "nor a negative one"},
    {"<c r=\"A1\" s=\"8\"><v>0.6</v></c>", GT_XLSX_NUMBER, "0.6", "a percentage is its value"},
    {"<c r=\"A1\" s=\"1\"><v>42069</v></c>", GT_XLSX_DATE, "2015-03-06", "built-in date"},
    {"<c r=\"A1\" s=\"2\"><v>42069</v></c>", GT_XLSX_DATE, "2015-03-06", "Chinese date"},
    {"<c r=\"A1\" s=\"3\"><v>42069</v></c>", GT_XLSX_NUMBER, "42069", "letters in quotes"},
    {"<c r=\"A1\" s=\"4\"><v>42069</v></c>", GT_XLSX_DATE, "2015-03-06", "locale and escapes"},
    {"<c r=\"A1\" s=\"5\"><v>42069</v></c>", GT_XLSX_NUMBER, "42069",
     "the workbook's own format 22 stands before the standard's"},
    {"<c r=\"A1\" s=\"6\"><v>42069</v></c>", GT_XLSX_DATE, "2015-03-06", "built-in, East Asian"},
    {"<c r=\"A1\" s=\"1\"><v>42069.75</v></c>", GT_XLSX_DATE, "2015-03-06 18:00:00", "with a time"},
    {"<c r=\"A1\" s=\"1\"><v>42069.9999999</v></c>", GT_XLSX_DATE, "2015-03-07",
     "a time rounds to seconds, into the next day"},
    {"<c r=\"A1\" s=\"7\"><v>0.5</v></c>", GT_XLSX_DATE, "12:00:00", "a time alone"},
    {"<c r=\"A1\" s=\"1\"><v>1</v></c>", GT_XLSX_DATE, "1900-01-01", "the first day"},
    {"<c r=\"A1\" s=\"1\"><v>59</v></c>", GT_XLSX_DATE, "1900-02-28",
     "before the day that never was"},
    {"<c r=\"A1\" s=\"1\"><v>60</v></c>", GT_XLSX_DATE, "1900-02-29",
     "as shown, for refusal later"},
    {"<c r=\"A1\" s=\"1\"><v>61</v></c>", GT_XLSX_DATE, "1900-03-01", "behind it"},
    {"<c r=\"A1\" s=\"1\"><v>0</v></c>", GT_XLSX_DATE, "1900-01-00", "as shown, for refusal later"},
    {"<c r=\"A1\" s=\"1\"><v>2958465</v></c>", GT_XLSX_DATE, "9999-12-31", "the last day"},
    {"<c r=\"A1\" s=\"1\"><v>2958466</v></c>", GT_XLSX_NUMBER, "2958466", "beyond it"},
    {"<c r=\"A1\" s=\"1\"><v>-1</v></c>", GT_XLSX_NUMBER, "-1", "no day below 0"},
    {"<c r=\"A1\" t=\"d\"><v>2015-03-06T00:00:00</v></c>", GT_XLSX_DATE, "2015-03-06", "ISO date"},
    {"<c r=\"A1\" t=\"d\"><v>2015-03-06T09:30:00</v></c>", GT_XLSX_DATE, "2015-03-06 09:30:00",
     "ISO date and time"},
    {"<c><v>7</v></c>", GT_XLSX_NUMBER, "7", "a cell that does not say where it is"},
};

static char *wrap(const char *cell)
{
    return gt_arena_format(&arena, SHEET("<row r=\"1\">%s</row>"), cell);
}

START_TEST(test_values)
{
    const struct row_case *row = &row_cases[_i];
    const struct part own[] = {{"xl/worksheets/sheet1.xml", wrap(row->cell)},
                               {"xl/styles.xml", STYLES},
                               {"xl/texts.xml", TEXTS},
                               {NULL, NULL}};
    const struct gt_xlsx_sheet *sheet = sheet_of(own);
    ck_assert_msg(sheet->row_count == 1 && sheet->rows[0].count == 1, "%s", row->why);
    const struct gt_xlsx_cell *cell = &sheet->rows[0].cells[0];
    ck_assert_int_eq(cell->column, 0);
    ck_assert_msg(strcmp(cell->text, row->text) == 0, "%s: %s", row->why, cell->text);
    ck_assert_int_eq(cell->kind, row->kind);
}
END_TEST

START_TEST(test_from_1904)
{
    const struct part own[] = {
        {"xl/workbook.xml", WORKBOOK("date1904=\"1\"")},
        {"xl/styles.xml", STYLES},
        {"xl/worksheets/sheet1.xml",
         SHEET("<row r=\"1\"><c s=\"1\"><v>0</v></c><c s=\"1\"><v>40607</v></c></row>")},
        {NULL, NULL}};
    const struct gt_xlsx_row *row = &sheet_of(own)->rows[0];
    ck_assert_str_eq(gt_xlsx_cell_at(row, 0)->text, "1904-01-01");
    ck_assert_str_eq(gt_xlsx_cell_at(row, 1)->text, "2015-03-06");
}
END_TEST

/* Rows and cells may be missing; empty ones are not there; a hidden row is a row. */
START_TEST(test_sparse)
{
    const struct part own[] = {
        {"xl/worksheets/sheet1.xml",
         SHEET("<row r=\"3\"><c r=\"C3\"><v>1</v></c><c r=\"XFD3\"><v>2</v></c></row>"
               "<row r=\"5\" hidden=\"1\"><c r=\"B5\"><v>3</v></c><c><v>4</v></c></row>"
               "<row><c r=\"A6\" s=\"1\"/></row><row><c><v>5</v></c></row>"
               "<row r=\"1048576\"><c t=\"inlineStr\"><is><t></t></is></c></row>")},
        {NULL, NULL}};
    const struct gt_xlsx_sheet *sheet = sheet_of(own);
    ck_assert_uint_eq(sheet->row_count, 3);
    ck_assert_int_eq(sheet->rows[0].number, 3);
    ck_assert_str_eq(gt_xlsx_cell_at(&sheet->rows[0], 2)->text, "1");
    ck_assert_str_eq(gt_xlsx_cell_at(&sheet->rows[0], 16383)->text, "2");
    ck_assert_str_eq(gt_xlsx_cell_at(&sheet->rows[0], 0)->text, "");
    ck_assert_int_eq(sheet->rows[1].number, 5);
    ck_assert_str_eq(gt_xlsx_cell_at(&sheet->rows[1], 2)->text, "4");
    ck_assert_int_eq(sheet->rows[2].number, 7);
}
END_TEST

/* Two dialects, prefixes, and elements of extensions, which are passed over with all in them. */
START_TEST(test_vocabularies)
{
    const struct part own[] = {
        {"xl/worksheets/sheet1.xml",
         "<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\" "
         "xmlns:e=\"urn:else\"><x:sheetData><x:row r=\"1\"><x:c r=\"A1\"><e:v>9</e:v><x:v>1</x:v>"
         "</x:c><e:c><x:v>2</x:v></e:c></x:row></x:sheetData></x:worksheet>"},
        {NULL, NULL}};
    const struct gt_xlsx_sheet *sheet = sheet_of(own);
    ck_assert_uint_eq(sheet->rows[0].count, 1);
    ck_assert_str_eq(sheet->rows[0].cells[0].text, "1");
}
END_TEST

START_TEST(test_column_letters)
{
    static const struct {
        int column;
        const char *letters;
    } columns[] = {{0, "A"},    {25, "Z"},    {26, "AA"},    {54, "BC"},
                   {701, "ZZ"}, {702, "AAA"}, {16383, "XFD"}};
    char letters[GT_XLSX_COLUMN_TEXT];
    for (int i = 0; i < ROWS(columns); i++)
        ck_assert_str_eq(gt_xlsx_column(columns[i].column, letters), columns[i].letters);
}
END_TEST

START_TEST(test_date_formats)
{
    static const struct {
        const char *format;
        bool is_date;
    } formats[] = {
        {"General", false},
        {"0.00", false},
        {"yyyy-mm-dd", true},
        {"D/M/Y", true},
        {"[Red]#,##0", false},
        {"[h]:mm", true},
        {"#,##0_);(#,##0)", false},
        {"0\\d", false},
        {"0_d", false},
        {"*d0", false},
        {"\"y m d", false},
        {"[$-804]yyyy\"年\"", true},
        {"0.00E+00", false},
        {"[$¥-804]#,##0", false},
        {"@", false},
        {"", false},
        {"0\\", false},
    };
    for (int i = 0; i < ROWS(formats); i++)
        ck_assert_msg(gt_xlsx_format_is_date(formats[i].format) == formats[i].is_date, "%s",
                      formats[i].format);
}
END_TEST

/* One part that is wrong, and the sentence behind the file's name. */
static const struct {
    struct part part;
    const char *sentence;
} wrong_parts[] = {
    {{"xl/workbook.xml", NULL},
     ": is a ZIP file without a workbook (xl/workbook.xml) in it; save it as .xlsx and try again"},
    {{"xl/worksheets/sheet1.xml", NULL},
     ": sheet \"Deals\" is not in the file; open it in a spreadsheet program, save it anew and try "
     "again"},
    {{"xl/_rels/workbook.xml.rels", NULL},
     ": sheet \"Deals\" is not in the file; open it in a spreadsheet program, save it anew and try "
     "again"},
    {{"_rels/.rels", "<Relationships " REL_NS "><Relationship Id=\"rId1\" Type=\"" REL
                     "officeDocument\" Target=\"xl/workbook.bin\"/></Relationships>"},
     ": is a binary workbook (.xlsb); save it as .xlsx and try again"},
    {{"xl/workbook.xml", "<workbook " MAIN_NS ">\n<sheets><sheet name=\"x\"/></sheets></workbook>"},
     ": xl/workbook.xml, line 2: a sheet has no name or no part"},
    {{"xl/worksheets/sheet1.xml", "<worksheet " MAIN_NS ">\n<sheetData>\n<row></sheetData>"},
     ": xl/worksheets/sheet1.xml, line 3: the XML is damaged (mismatched tag); open the file in a "
     "spreadsheet program, save it anew and try again"},
    {{"xl/worksheets/sheet1.xml", ""},
     ": xl/worksheets/sheet1.xml, line 1: the XML is damaged (no element found); open the file in "
     "a "
     "spreadsheet program, save it anew and try again"},
    {{"xl/worksheets/sheet1.xml",
      "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>\n" SHEET(
          "<row><c t=\"str\"><v>&b;</v></c></row>")},
     ": xl/worksheets/sheet1.xml, line 1: it declares a document type, which no workbook does"},
    {{"xl/worksheets/sheet1.xml",
      "<!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>\n" SHEET(
          "<row><c t=\"str\"><v>&a;</v></c></row>")},
     ": xl/worksheets/sheet1.xml, line 1: it declares a document type, which no workbook does"},
    {{"xl/worksheets/sheet1.xml", SHEET("<row r=\"x\"/>")},
     ": xl/worksheets/sheet1.xml, line 1: \"x\" is no number of a row"},
    {{"xl/worksheets/sheet1.xml", SHEET("<row r=\"1048577\"/>")},
     ": xl/worksheets/sheet1.xml, line 1: \"1048577\" is no number of a row"},
    {{"xl/worksheets/sheet1.xml", SHEET("<row r=\"2\"/><row r=\"2\"/>")},
     ": xl/worksheets/sheet1.xml, line 1: row 2 stands behind row 2"},
    {{"xl/worksheets/sheet1.xml", SHEET("<row r=\"1\"><c r=\"1A\"><v>1</v></c></row>")},
     ": xl/worksheets/sheet1.xml, line 1: \"1A\" is no place of a cell"},
    {{"xl/worksheets/sheet1.xml", SHEET("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>")},
     ": xl/worksheets/sheet1.xml, line 1: there are more than 16384 columns, more than any sheet "
     "has"},
    {{"xl/worksheets/sheet1.xml", SHEET("<row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row>")},
     ": xl/worksheets/sheet1.xml, line 1: cell A1 is out of order"},
    {{"xl/worksheets/sheet1.xml", SHEET("<row r=\"1\"><c r=\"A2\"/></row>")},
     ": xl/worksheets/sheet1.xml, line 1: cell A2 is out of order"},
    {{"xl/worksheets/sheet1.xml", SHEET("<row r=\"1\"><c r=\"C1\"><v>0x10</v></c></row>")},
     ": xl/worksheets/sheet1.xml, line 1: cell C1 cannot hold \"0x10\""},
    {{"xl/worksheets/sheet1.xml", SHEET("<row r=\"1\"><c r=\"C1\"><v>1e999</v></c></row>")},
     ": xl/worksheets/sheet1.xml, line 1: cell C1 cannot hold \"1e999\""},
    {{"xl/worksheets/sheet1.xml", SHEET("<row r=\"1\"><c r=\"C1\" t=\"s\"><v>3</v></c></row>")},
     ": xl/worksheets/sheet1.xml, line 1: cell C1 cannot hold \"3\""},
    {{"xl/worksheets/sheet1.xml", SHEET("<row r=\"1\"><c r=\"C1\" t=\"z\"><v>3</v></c></row>")},
     ": xl/worksheets/sheet1.xml, line 1: cells of type \"z\" are not known"},
};

START_TEST(test_wrong_parts)
{
    const struct part own[] = {wrong_parts[_i].part, {NULL, NULL}};
    refused(own, wrong_parts[_i].sentence);
}
END_TEST

START_TEST(test_long_text)
{
    char *text = gt_arena_alloc(&arena, GT_XLSX_TEXT_MAX + 2);
    memset(text, 'x', GT_XLSX_TEXT_MAX + 1);
    char *cell = gt_arena_format(&arena, "<c r=\"A1\" t=\"str\"><v>%s</v></c>", text);
    const struct part own[] = {{"xl/worksheets/sheet1.xml", wrap(cell)}, {NULL, NULL}};
    refused(own, ": xl/worksheets/sheet1.xml, line 1: a text is longer than the 32,767 characters "
                 "that a cell can hold");
}
END_TEST

/* Blanks pack a thousandfold. */
START_TEST(test_bomb)
{
    size_t length = GT_XLSX_RATIO_FROM + (1 << 20);
    char *text = gt_arena_alloc(&arena, length + 1);
    memset(text, ' ', length);
    const struct part own[] = {{"xl/worksheets/sheet1.xml", text}, {NULL, NULL}};
    refused(own,
            ": its part xl/worksheets/sheet1.xml unpacks to more than 400 times its size; that "
            "is no workbook a person filled");
}
END_TEST

/* Parts below the limit each, above it together: many sheets of noise would take long, so one that
 * packs threefold is listed as often as it takes. */
START_TEST(test_too_large)
{
    enum { LENGTH = 32 << 20, TIMES = 9 };
    uint64_t state = 20150306;
    char *text = gt_arena_alloc(&arena, LENGTH + 1);
    struct gt_text list = {0};
    for (size_t i = 0; i < LENGTH; i++)
        text[i] = i % 16 ? ' ' : "\n\t \n"[noise(&state) % 4];
    memcpy(text, "<x/>", 4);
    gt_text_puts(&list, "<workbook " MAIN_NS "><sheets>");
    for (int i = 0; i < TIMES; i++)
        gt_text_puts(&list, "<sheet name=\"x\" id=\"rId1\"/>");
    gt_text_puts(&list, "</sheets></workbook>");
    const struct part own[] = {
        {"xl/worksheets/sheet1.xml", text}, {"xl/workbook.xml", list.data}, {NULL, NULL}};
    refused(own, ": unpacks to more than 256 MiB; no sheet of values is that large: split it, or "
                 "save it anew without its unused rows");
    gt_text_clear(&list);
}
END_TEST

START_TEST(test_other_files)
{
    static const char compound[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 an old book";
    static const char encrypted[] =
        "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 E\0E\0n\0c\0r\0y\0p\0t\0e\0d\0P"
        "\0a\0c\0k\0a\0g\0e\0 ";
    file_refused("date,company\n", 13,
                 ": is no .xlsx workbook (a ZIP file); save it as .xlsx, or read a text file with "
                 "`gentou import csv`");
    file_refused("", 0,
                 ": is no .xlsx workbook (a ZIP file); save it as .xlsx, or read a text file with "
                 "`gentou import csv`");
    file_refused(compound, sizeof compound - 1,
                 ": is an old .xls workbook; save it as .xlsx and try again");
    file_refused(encrypted, sizeof encrypted - 1,
                 ": is protected by a password; save it without one and try again");
    ck_assert_int_eq(gt_xlsx_read("/nowhere/x.xlsx", &book, &arena, &error), GT_EXIT_DATA);
    ck_assert_str_eq(error.text, "/nowhere/x.xlsx: cannot be opened: No such file or directory");
}
END_TEST

START_TEST(test_password)
{
    const struct part none[] = {{NULL, NULL}};
    int code = 0;
    package_write(&scrap, none);
    zip_t *zip = zip_open(scrap.path, 0, &code);
    ck_assert_int_eq(zip_file_set_encryption(zip, 0, ZIP_EM_AES_256, "secret"), 0);
    ck_assert_int_eq(zip_close(zip), 0);
    ck_assert_int_eq(gt_xlsx_read(scrap.path, &book, &arena, &error), GT_EXIT_DATA);
    ck_assert_str_eq(error.text + strlen(scrap.path),
                     ": is protected by a password; save it without one and try again");
    scrap_remove(&scrap);
}
END_TEST

/* A book cut short or with bytes changed anywhere is refused or read, never more than that. */
START_TEST(test_damage)
{
    const struct part own[] = {{"xl/worksheets/sheet1.xml", SHEET("<row><c><v>1</v></c></row>")},
                               {"xl/styles.xml", STYLES},
                               {"xl/texts.xml", TEXTS},
                               {NULL, NULL}};
    static char bytes[1 << 16];
    uint64_t state = 42069;
    package_write(&scrap, own);
    FILE *file = fopen(scrap.path, "rb");
    size_t length = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    scrap_remove(&scrap);
    for (int round = 0; round < 2000; round++) {
        size_t at = noise(&state) % length;
        char kept = bytes[at];
        bytes[at] = (char)noise(&state);
        scrap_write(&scrap, bytes, round % 4 ? length : at);
        error = (struct gt_error){0};
        int code = gt_xlsx_read(scrap.path, &book, &arena, &error);
        ck_assert_int_eq(code != 0, error.text[0] != 0);
        scrap_remove(&scrap);
        gt_arena_clear(&arena);
        bytes[at] = kept;
    }
}
END_TEST

/* XML with bytes changed is refused or read; the ZIP file around it is sound. */
START_TEST(test_damaged_xml)
{
    static const char taste[] = "<>/=\"&;:rcstvf0123456789ABXFD!#_x";
    const struct part sound[] = {
        {"xl/worksheets/sheet1.xml",
         SHEET("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c><c r=\"B1\" s=\"2\"><v>42069</v></c>"
               "<c r=\"C1\" t=\"inlineStr\"><is><t>x_x0041_</t></is></c></row>")},
        {"xl/styles.xml", STYLES},
        {"xl/texts.xml", TEXTS},
        {"xl/workbook.xml", WORKBOOK("")},
        {"xl/_rels/workbook.xml.rels", WORKBOOK_RELATIONS},
        {NULL, NULL}};
    enum { PARTS = ROWS(sound) - 1 };
    uint64_t state = 29500;
    for (int round = 0; round < 2000; round++) {
        struct part own[PARTS + 1];
        memcpy(own, sound, sizeof own);
        struct part *part = &own[noise(&state) % PARTS];
        char *text = gt_arena_copy(&arena, part->text, strlen(part->text));
        for (int i = 0; i < 3; i++)
            text[noise(&state) % strlen(part->text)] = taste[noise(&state) % strlen(taste)];
        part->text = text;
        int code = read_parts(own);
        ck_assert_int_eq(code != 0, error.text[0] != 0);
        scrap_remove(&scrap);
        gt_arena_clear(&arena);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("xlsx");
    TCase *tests = tcase_create("all");
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_loop_test(tests, test_values, 0, ROWS(row_cases));
    tcase_add_test(tests, test_from_1904);
    tcase_add_test(tests, test_sparse);
    tcase_add_test(tests, test_vocabularies);
    tcase_add_test(tests, test_column_letters);
    tcase_add_test(tests, test_date_formats);
    tcase_add_loop_test(tests, test_wrong_parts, 0, ROWS(wrong_parts));
    tcase_add_test(tests, test_long_text);
    tcase_add_test(tests, test_bomb);
    tcase_add_test(tests, test_too_large);
    tcase_add_test(tests, test_other_files);
    tcase_add_test(tests, test_password);
    tcase_add_test(tests, test_damage);
    tcase_add_test(tests, test_damaged_xml);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
