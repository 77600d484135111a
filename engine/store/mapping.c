/* mapping.c - the rows about saved mappings. */
#include "engine/store/mapping.h"

#include "engine/store/store_int.h"

int gt_mapping_insert(struct gt_store *store, const struct gt_mapping_row *mapping, int64_t *id,
                      struct gt_error *error)
{
    return gt_store_run(store, error, id,
                        "INSERT INTO mapping (folded, name, form, date_format, number_format, "
                        "encoding, seq) VALUES (?, ?, ?, ?, ?, ?, ?)",
                        "tttttti", mapping->folded, mapping->name, mapping->form,
                        mapping->date_format, mapping->number_format, mapping->encoding,
                        store->seq);
}

int gt_mapping_change(struct gt_store *store, const struct gt_mapping_row *mapping,
                      struct gt_error *error)
{
    return gt_store_run(store, error, NULL,
                        "UPDATE mapping SET folded = ?2, name = ?3, form = ?4, date_format = ?5, "
                        "number_format = ?6, encoding = ?7, seq = ?8 WHERE id = ?1",
                        "itttttti", mapping->id, mapping->folded, mapping->name, mapping->form,
                        mapping->date_format, mapping->number_format, mapping->encoding,
                        store->seq);
}

int gt_mapping_delete(struct gt_store *store, int64_t mapping, struct gt_error *error)
{
    return gt_store_run(store, error, NULL, "DELETE FROM mapping WHERE id = ?", "i", mapping);
}

int gt_mapping_field_insert(struct gt_store *store, int64_t mapping,
                            const struct gt_mapping_field *field, struct gt_error *error)
{
    return gt_store_run(store, error, NULL,
                        "INSERT INTO mapping_field (mapping, field, source, text, seq) "
                        "VALUES (?, ?, ?, ?, ?)",
                        "ittti", mapping, field->field, field->column, field->text, store->seq);
}

int gt_mapping_fields_delete(struct gt_store *store, int64_t mapping, struct gt_error *error)
{
    return gt_store_run(store, error, NULL, "DELETE FROM mapping_field WHERE mapping = ?", "i",
                        mapping);
}

static void map_mapping(sqlite3_stmt *row, void *mapping, struct gt_arena *arena)
{
    *(struct gt_mapping_row *)mapping = (struct gt_mapping_row){
        .id = sqlite3_column_int64(row, 0),
        .folded = gt_column_text(row, 1, arena),
        .name = gt_column_text(row, 2, arena),
        .form = gt_column_text(row, 3, arena),
        .date_format = gt_column_text(row, 4, arena),
        .number_format = gt_column_text(row, 5, arena),
        .encoding = gt_column_text(row, 6, arena),
        .fields = sqlite3_column_int64(row, 7),
        .at = gt_column_text(row, 8, arena),
        .actor = gt_column_text(row, 9, arena),
    };
}

int gt_mapping_list(struct gt_store *store, const char *folded, struct gt_mapping_row **rows,
                    size_t *count, struct gt_arena *arena, struct gt_error *error)
{
    return gt_store_collect(
        store,
        gt_store_query(store, error,
                       "SELECT m.id, m.folded, m.name, m.form, m.date_format, m.number_format, "
                       "m.encoding, (SELECT count(*) FROM mapping_field f WHERE f.mapping = m.id), "
                       "e.at, e.actor FROM mapping m JOIN entry e ON e.seq = m.seq "
                       "WHERE ?1 IS NULL OR m.folded = ?1 ORDER BY m.folded",
                       "t", folded),
        map_mapping, sizeof **rows, rows, count, arena, error);
}

static void map_field(sqlite3_stmt *row, void *field, struct gt_arena *arena)
{
    *(struct gt_mapping_field *)field = (struct gt_mapping_field){
        .field = gt_column_text(row, 0, arena),
        .column = gt_column_text(row, 1, arena),
        .text = gt_column_text(row, 2, arena),
    };
}

int gt_mapping_fields(struct gt_store *store, int64_t mapping, struct gt_mapping_field **rows,
                      size_t *count, struct gt_arena *arena, struct gt_error *error)
{
    return gt_store_collect(store,
                            gt_store_query(store, error,
                                           "SELECT field, source, text FROM mapping_field "
                                           "WHERE mapping = ? ORDER BY id",
                                           "i", mapping),
                            map_field, sizeof **rows, rows, count, arena, error);
}
