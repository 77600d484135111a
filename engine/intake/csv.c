/* csv.c - a CSV reader of four states, a block at a time.
 *
 * States: at the start of a field, in a plain field, in a quoted field, behind a closing quote.
 * Runs of ordinary bytes are copied at once; only separators, quotes, line ends and NUL bytes are
 * looked at. A line ends with LF, CR LF or CR. Strict where leniency guesses: a quote inside a
 * plain field and anything but a separator behind a closing quote are refused.
 *
 * Why not libcsv: its callbacks carry no position, so line numbers, the record's limit and the
 * place of an open quote would need it to be fed byte by byte, with a second buffer and the checks
 * of NUL around it: more code than the states themselves. Not done here: encodings (encoding.c),
 * and any meaning of the fields.
 */
#include "engine/intake/csv.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define BLOCK_SIZE GT_ENCODING_BLOCK

enum state { FIELD_START, PLAIN, QUOTED, BEHIND_QUOTE };

struct gt_csv {
    FILE *file;
    struct gt_decoder *decoder;
    char *name; /* for sentences */
    char separator;
    bool ended;                  /* the file */
    bool after_cr;               /* a LF now belongs to the line end before it */
    bool stopped[256];           /* bytes that end a run of ordinary ones */
    long line;                   /* of the next byte, 1-based */
    long quote_line;             /* where the open quote stands */
    long long begin, end, total; /* bytes of the file: where block is from, and all */
    size_t at, filled;           /* in block */
    char block[BLOCK_SIZE];
    /* The record being read: bytes read for it, its fields one after the other, each NUL-ended. */
    enum state state;
    size_t read, used, capacity, count;
    char *bytes;
    size_t starts[GT_CSV_FIELDS_MAX];
    const char *fields[GT_CSV_FIELDS_MAX];
};

static int fail_at(const struct gt_csv *csv, long line, struct gt_error *error,
                   const char *sentence)
{
    return gt_fail(error, GT_EXIT_DATA, _("%s, line %ld: %s"), csv->name, line, sentence);
}

/* Reads the next block when this one is used up. */
static int fill(struct gt_csv *csv, struct gt_error *error)
{
    if (csv->at < csv->filled || csv->ended)
        return 0;
    csv->at = 0;
    csv->begin = gt_decoder_position(csv->decoder);
    if (gt_decoder_read(csv->decoder, csv->block, BLOCK_SIZE, &csv->filled, error))
        return gt_error_at(error, _("%s, line %ld"), csv->name, csv->line);
    csv->end = gt_decoder_position(csv->decoder);
    csv->ended = csv->filled == 0;
    return 0;
}

static int fail_long(const struct gt_csv *csv, long line, struct gt_error *error)
{
    if (csv->state == QUOTED)
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s, line %ld: the record is longer than %d bytes; is the quote that line "
                         "%ld opens never closed?"),
                       csv->name, line, GT_CSV_RECORD_MAX, csv->quote_line);
    return gt_fail(error, GT_EXIT_DATA,
                   _("%s, line %ld: the record is longer than %d bytes; is this a CSV file?"),
                   csv->name, line, GT_CSV_RECORD_MAX);
}

/* Room in the record for `more` bytes and the NUL of each field. */
static int reserve(struct gt_csv *csv, size_t more, struct gt_error *error)
{
    size_t wanted = csv->used + more + GT_CSV_FIELDS_MAX;
    if (wanted <= csv->capacity)
        return 0;
    wanted = wanted / 2 * 3;
    char *larger = realloc(csv->bytes, wanted);
    if (!larger)
        return gt_fail_memory(error);
    csv->bytes = larger;
    csv->capacity = wanted;
    return 0;
}

static int begin_field(struct gt_csv *csv, long line, struct gt_error *error)
{
    if (csv->count == GT_CSV_FIELDS_MAX)
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s, line %ld: the record has more than %d fields; is this a CSV file?"),
                       csv->name, line, GT_CSV_FIELDS_MAX);
    csv->starts[csv->count++] = csv->used;
    csv->state = FIELD_START;
    return 0;
}

static void end_field(struct gt_csv *csv)
{
    csv->bytes[csv->used++] = 0;
}

/* Copies the ordinary bytes that come next. */
static int take_run(struct gt_csv *csv, long line, struct gt_error *error)
{
    size_t end = csv->at;
    while (end < csv->filled && !csv->stopped[(unsigned char)csv->block[end]])
        end++;
    size_t length = end - csv->at;
    if (length == 0)
        return 0;
    if (csv->state == BEHIND_QUOTE)
        return fail_at(csv, csv->line, error,
                       _("text follows a closing quote; double every quote inside a quoted field"));
    csv->read += length;
    if (csv->read > GT_CSV_RECORD_MAX)
        return fail_long(csv, line, error);
    int result = reserve(csv, length, error);
    if (result)
        return result;
    memcpy(csv->bytes + csv->used, csv->block + csv->at, length);
    csv->used += length;
    csv->at = end;
    csv->after_cr = false;
    if (csv->state == FIELD_START)
        csv->state = PLAIN;
    return 0;
}

static int take_quote(struct gt_csv *csv, struct gt_error *error)
{
    switch (csv->state) {
    case FIELD_START:
        csv->state = QUOTED;
        csv->quote_line = csv->line;
        return 0;
    case PLAIN:
        return fail_at(
            csv, csv->line, error,
            _("a quote stands inside a field that does not begin with one; put the field "
              "in quotes and double those inside"));
    case QUOTED:
        csv->state = BEHIND_QUOTE;
        return 0;
    case BEHIND_QUOTE: /* "" is one quote */
        csv->state = QUOTED;
        csv->bytes[csv->used++] = '"';
        return 0;
    }
    return 0;
}

/* Counts lines; a LF behind a CR is one with it. */
static void count_line(struct gt_csv *csv, char c)
{
    if (c == '\r' || (c == '\n' && !csv->after_cr))
        csv->line++;
    csv->after_cr = c == '\r';
}

/* One byte that is not ordinary. *ended: it ends the record. */
static int take_stop(struct gt_csv *csv, char c, long line, bool *ended, struct gt_error *error)
{
    bool second = c == '\n' && csv->after_cr; /* of CR LF */
    if (++csv->read > GT_CSV_RECORD_MAX)
        return fail_long(csv, line, error);
    if (c == 0)
        return fail_at(csv, csv->line, error,
                       _("there is a NUL byte; save the file as CSV in UTF-8"));
    int result = reserve(csv, 1, error);
    if (result)
        return result;
    count_line(csv, c);
    if (c == '"')
        return take_quote(csv, error);
    if (csv->state == QUOTED)
        csv->bytes[csv->used++] = c;
    else if (c == csv->separator) {
        end_field(csv);
        return begin_field(csv, line, error);
    } else
        *ended = !second;
    return 0;
}

static bool is_empty(const struct gt_csv *csv)
{
    return csv->count == 1 && csv->used == 0 && csv->state == FIELD_START;
}

static int start_record(struct gt_csv *csv, struct gt_error *error)
{
    csv->read = csv->used = csv->count = 0;
    int result = reserve(csv, 0, error);
    return result ? result : begin_field(csv, csv->line, error);
}

/* Reads to the end of a record or of the file. */
static int read_record(struct gt_csv *csv, long *line, struct gt_error *error)
{
    int result = start_record(csv, error);
    bool ended = false;
    *line = csv->line;
    while (!result && !ended) {
        result = fill(csv, error);
        if (result || csv->ended)
            break;
        result = take_run(csv, *line, error);
        if (result || csv->at == csv->filled)
            continue;
        result = take_stop(csv, csv->block[csv->at++], *line, &ended, error);
        if (!result && ended && is_empty(csv)) {
            ended = false;
            csv->read = 0;
            *line = csv->line;
        }
    }
    if (!result && csv->state == QUOTED)
        return fail_at(csv, csv->quote_line, error,
                       _("a quote is opened here and never closed; close it, or double it"));
    return result;
}

/* Makes strings of the bytes read. */
static void finish_record(struct gt_csv *csv, long line, struct gt_csv_record *record)
{
    end_field(csv);
    for (size_t i = 0; i < csv->count; i++)
        csv->fields[i] = csv->bytes + csv->starts[i];
    *record = (struct gt_csv_record){.line = line, .count = csv->count, .fields = csv->fields};
}

int gt_csv_next(struct gt_csv *csv, struct gt_csv_record *record, bool *more,
                struct gt_error *error)
{
    long line = 0;
    int result = read_record(csv, &line, error);
    if (result)
        return result;
    *more = !is_empty(csv);
    if (*more)
        finish_record(csv, line, record);
    return 0;
}

/* What the first bytes say of a file that is something else. */
static int check_kind(const struct gt_csv *csv, struct gt_error *error)
{
    const char *sentence = NULL;
    if (csv->filled >= 4 && memcmp(csv->block, "PK\3\4", 4) == 0)
        sentence = _("is a workbook or an archive, not a CSV file; save the sheet as CSV in UTF-8");
    else if (csv->filled == 0)
        sentence = _("is empty; expected a line with the names of the columns");
    return sentence ? gt_fail(error, GT_EXIT_DATA, "%s: %s", csv->name, sentence) : 0;
}

/* The separator that the header line shows, as far as the first block has it. */
static char find_separator(const char *text, size_t length)
{
    size_t commas = 0, semicolons = 0, tabs = 0;
    bool quoted = false, seen = false;
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '"')
            quoted = !quoted;
        else if (!quoted && (text[i] == '\n' || text[i] == '\r') && seen)
            break;
        seen |= text[i] != '\n' && text[i] != '\r';
        commas += !quoted && text[i] == ',';
        semicolons += !quoted && text[i] == ';';
        tabs += !quoted && text[i] == '\t';
    }
    if (commas || (!semicolons && !tabs))
        return ',';
    return semicolons >= tabs ? ';' : '\t';
}

static int begin_file(struct gt_csv *csv, struct gt_error *error)
{
    struct stat status;
    csv->line = 1;
    int result = fill(csv, error);
    if (!result)
        result = check_kind(csv, error);
    if (result)
        return result;
    if (fstat(fileno(csv->file), &status) == 0 && S_ISREG(status.st_mode))
        csv->total = (long long)status.st_size;
    csv->separator = find_separator(csv->block, csv->filled);
    csv->stopped[(unsigned char)csv->separator] = csv->stopped['"'] = true;
    csv->stopped['\n'] = csv->stopped['\r'] = csv->stopped[0] = true;
    return 0;
}

static int open_file(struct gt_csv *csv, const char *path, const struct gt_encoding *encoding,
                     struct gt_error *error)
{
    bool standard = strcmp(path, "-") == 0;
    csv->name = strdup(standard ? _("standard input") : path);
    if (!csv->name)
        return gt_fail_memory(error);
    csv->file = standard ? stdin : fopen(path, "rb");
    if (!csv->file)
        return gt_fail(error, GT_EXIT_DATA, _("%s: cannot be opened: %s"), path, strerror(errno));
    if (gt_decoder_open(csv->file, encoding, &csv->decoder, error))
        return gt_error_at(error, "%s", csv->name);
    return begin_file(csv, error);
}

int gt_csv_open(const char *path, const struct gt_encoding *encoding, struct gt_csv **csv,
                struct gt_csv_record *header, struct gt_error *error)
{
    bool more = false;
    struct gt_csv *opened = calloc(1, sizeof *opened);
    if (!opened)
        return gt_fail_memory(error);
    int result = open_file(opened, path, encoding, error);
    if (!result)
        result = gt_csv_next(opened, header, &more, error);
    if (!result && !more)
        result =
            gt_fail(error, GT_EXIT_DATA,
                    _("%s: is empty; expected a line with the names of the columns"), opened->name);
    if (result) {
        gt_csv_close(opened);
        return result;
    }
    *csv = opened;
    return 0;
}

struct gt_encoded gt_csv_encoded(const struct gt_csv *csv)
{
    return gt_decoder_encoded(csv->decoder);
}

void gt_csv_position(const struct gt_csv *csv, long long *done, long long *total)
{
    double read = csv->filled ? (double)csv->at / (double)csv->filled : 1;
    *done = csv->begin + (long long)((double)(csv->end - csv->begin) * read);
    *total = csv->total;
}

void gt_csv_close(struct gt_csv *csv)
{
    if (!csv)
        return;
    gt_decoder_close(csv->decoder);
    if (csv->file && csv->file != stdin)
        fclose(csv->file);
    free(csv->bytes);
    free(csv->name);
    free(csv);
}
