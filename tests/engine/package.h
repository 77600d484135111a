/* package.h - small workbooks out of literal XML, for tests. */
#ifndef GENTOU_TESTS_ENGINE_PACKAGE_H
#define GENTOU_TESTS_ENGINE_PACKAGE_H

#include "tests/engine/scrap.h"

#include <zip.h>

#define MAIN_NS "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
#define REL_NS  "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\""
#define REL     "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

#define PACKAGE_RELATIONS                                                                          \
    "<Relationships " REL_NS "><Relationship Id=\"rId1\" Type=\"" REL "officeDocument\" "          \
    "Target=\"xl/workbook.xml\"/></Relationships>"
#define WORKBOOK_RELATIONS                                                                         \
    "<Relationships " REL_NS ">"                                                                   \
    "<Relationship Id=\"rId1\" Type=\"" REL "worksheet\" Target=\"worksheets/sheet1.xml\"/>"       \
    "<Relationship Id=\"rId2\" Type=\"" REL "styles\" Target=\"/xl/styles.xml\"/>"                 \
    "<Relationship Id=\"rId3\" Type=\"" REL "sharedStrings\" Target=\"./../xl/texts.xml\"/>"       \
    "</Relationships>"
#define WORKBOOK(properties)                                                                       \
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<workbook " MAIN_NS            \
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"            \
    "<workbookPr " properties "/><sheets><sheet name=\"Deals\" sheetId=\"1\" r:id=\"rId1\"/>"      \
    "</sheets></workbook>"
#define SHEET(rows) "<worksheet " MAIN_NS "><sheetData>" rows "</sheetData></worksheet>"

struct part {
    const char *name, *text;
};

#define PARTS_MAX 12

/* The parts every workbook has, over which a test lays its own: same name, other text (NULL: the
 * part is left out). */
static const struct part package_parts[] = {
    {"_rels/.rels", PACKAGE_RELATIONS},
    {"xl/_rels/workbook.xml.rels", WORKBOOK_RELATIONS},
    {"xl/workbook.xml", WORKBOOK("")},
    {"xl/worksheets/sheet1.xml", SHEET("")},
};

static inline void package_put(zip_t *zip, const char *name, const char *text, size_t length)
{
    zip_source_t *source = zip_source_buffer(zip, text, length, 0);
    ck_assert_ptr_nonnull(source);
    zip_int64_t index = zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8);
    ck_assert_int_ge((int)index, 0);
    if (length > 16 << 20) /* the quickest */
        zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_DEFLATE, 1);
}

/* A scrap file with the usual parts and a test's own, ended by a row without a name. */
static inline void package_write(struct scrap *scrap, const struct part *own)
{
    int code = 0;
    scrap_write(scrap, "", 0);
    zip_t *zip = zip_open(scrap->path, ZIP_TRUNCATE | ZIP_CREATE, &code);
    ck_assert_ptr_nonnull(zip);
    for (size_t i = 0; i < sizeof package_parts / sizeof *package_parts; i++) {
        const struct part *other = own;
        while (other->name && strcmp(other->name, package_parts[i].name) != 0)
            other++;
        if (!other->name)
            package_put(zip, package_parts[i].name, package_parts[i].text,
                        strlen(package_parts[i].text));
    }
    for (; own->name; own++)
        if (own->text)
            package_put(zip, own->name, own->text, strlen(own->text));
    ck_assert_int_eq(zip_close(zip), 0);
}

#endif
