/* xlsx_xml.c - one part of a workbook as XML. expat lives here.
 *
 * Elements of other vocabularies than the workbook's own (extensions, markup compatibility) are
 * passed over with all that is in them. A document type is refused, and with it every entity: no
 * workbook has one, and attacks by expansion need one.
 */
#include "engine/intake/xlsx_int.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>

#define SEPARATOR '|' /* between the namespace and the local name */

static const char *const vocabularies[] = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/package/2006/relationships",
};

struct reading {
    XML_Parser parser;
    const struct gt_package *package;
    const char *part;
    const struct gt_xml_reader *reader;
    void *context;
    int foreign; /* depth within an element of another vocabulary */
    int code;    /* of the reader; 0: none yet */
    struct gt_error *error;
};

/* The local name, or NULL when it is of another vocabulary. */
static const char *own_name(const char *name)
{
    const char *local = strrchr(name, SEPARATOR);
    if (!local)
        return name;
    size_t length = (size_t)(local - name);
    for (size_t i = 0; i < sizeof vocabularies / sizeof *vocabularies; i++)
        if (strlen(vocabularies[i]) == length && memcmp(vocabularies[i], name, length) == 0)
            return local + 1;
    return NULL;
}

static int place(struct reading *reading, int code)
{
    /* Memory and the like are no fault of the line at hand. */
    if (!reading->error->system)
        gt_error_at(reading->error, _("%s: %s, line %lu"), gt_package_path(reading->package),
                    reading->part, (unsigned long)XML_GetCurrentLineNumber(reading->parser));
    return code;
}

static void settle(struct reading *reading, int code)
{
    if (!code || reading->code)
        return;
    reading->code = place(reading, code);
    XML_StopParser(reading->parser, XML_FALSE);
}

static void XMLCALL on_start(void *context, const XML_Char *name, const XML_Char **attributes)
{
    struct reading *reading = context;
    const char *local = reading->foreign ? NULL : own_name(name);
    if (!local)
        reading->foreign++;
    else if (!reading->code)
        settle(reading, reading->reader->start(reading->context, local,
                                               (const char *const *)attributes, reading->error));
}

static void XMLCALL on_end(void *context, const XML_Char *name)
{
    struct reading *reading = context;
    if (reading->foreign)
        reading->foreign--;
    else if (reading->reader->end && !reading->code)
        settle(reading, reading->reader->end(reading->context, own_name(name), reading->error));
}

static void XMLCALL on_text(void *context, const XML_Char *bytes, int length)
{
    struct reading *reading = context;
    if (!reading->foreign && reading->reader->text && !reading->code)
        settle(reading,
               reading->reader->text(reading->context, bytes, (size_t)length, reading->error));
}

static void XMLCALL on_doctype(void *context, const XML_Char *name, const XML_Char *system,
                               const XML_Char *public_id, int internal)
{
    struct reading *reading = context;
    (void)name, (void)system, (void)public_id, (void)internal;
    settle(reading, gt_fail(reading->error, GT_EXIT_DATA,
                            _("it declares a document type, which no workbook does")));
}

static int take_piece(void *context, const char *bytes, size_t length, bool last,
                      struct gt_error *error)
{
    struct reading *reading = context;
    if (XML_Parse(reading->parser, bytes, (int)length, last) == XML_STATUS_OK)
        return 0;
    if (reading->code)
        return reading->code;
    enum XML_Error wrong = XML_GetErrorCode(reading->parser);
    if (wrong == XML_ERROR_NO_MEMORY)
        return gt_fail_memory(error);
    gt_fail(
        error, GT_EXIT_DATA,
        _("the XML is damaged (%s); open the file in a spreadsheet program, save it anew and try "
          "again"),
        XML_ErrorString(wrong));
    return place(reading, GT_EXIT_DATA);
}

int gt_xml_read(struct gt_package *package, int64_t number, const char *part,
                const struct gt_xml_reader *reader, void *context, struct gt_error *error)
{
    struct reading reading = {
        .package = package, .part = part, .reader = reader, .context = context, .error = error};
    if (number < 0)
        return 0;
    reading.parser = XML_ParserCreateNS(NULL, SEPARATOR);
    if (!reading.parser)
        return gt_fail_memory(error);
    XML_SetUserData(reading.parser, &reading);
    XML_SetElementHandler(reading.parser, on_start, on_end);
    XML_SetCharacterDataHandler(reading.parser, on_text);
    XML_SetStartDoctypeDeclHandler(reading.parser, on_doctype);
    int code = gt_package_unpack(package, number, part, take_piece, &reading, error);
    XML_ParserFree(reading.parser);
    return code;
}

const char *gt_xml_attribute(const char *const *attributes, const char *name)
{
    for (; *attributes; attributes += 2) {
        const char *local = strrchr(attributes[0], SEPARATOR);
        if (strcmp(local ? local + 1 : attributes[0], name) == 0)
            return attributes[1];
    }
    return NULL;
}

bool gt_xml_is_true(const char *value)
{
    return value && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

bool gt_xml_count(const char *value, long max, long *count)
{
    long number = 0;
    if (!value || !*value)
        return false;
    for (; *value; value++) {
        if (*value < '0' || *value > '9' || number > (max - (*value - '0')) / 10)
            return false;
        number = number * 10 + (*value - '0');
    }
    *count = number;
    return true;
}
