/* ocf.c - the manifest, its files, and their objects in the order in which they build on each
 * other.
 */
#include "engine/intake/ocf.h"

#include "engine/intake/ocf_int.h"

#include <string.h>

#define MANIFEST "Manifest.ocf.json"

/* An object of the package. */
struct item {
    json_t *json; /* of a file */
    const char *type;
    struct gt_ocf_object object;
};

struct loading {
    struct gt_ocf_package *package;
    struct gt_ocf *ocf;
    struct gt_ocf_reading *reading;
    json_t *manifest;
    json_t *files; /* all that were read: they hold the items */
    struct item *items;
    size_t count, capacity;
    struct gt_arena *arena;
    struct gt_error *error;
};

static const char *const lists[] = {"stakeholders_files", "stock_classes_files", "valuations_files",
                                    "transactions_files", "financings_files"};
static const char *const unread[] = {"stock_plans_files", "stock_legend_templates_files",
                                     "vesting_terms_files", "documents_files"};

/* Transactions that leave who holds what as it is. */
static const char *const passed[] = {
    "TX_STOCK_ACCEPTANCE",
    "TX_CONVERTIBLE_ACCEPTANCE",
    "TX_WARRANT_ACCEPTANCE",
    "TX_EQUITY_COMPENSATION_ACCEPTANCE",
    "TX_PLAN_SECURITY_ACCEPTANCE",
    "TX_ISSUER_AUTHORIZED_SHARES_ADJUSTMENT",
    "TX_STOCK_PLAN_POOL_ADJUSTMENT",
    "TX_STOCK_PLAN_RETURN_TO_POOL",
    "TX_VESTING_START",
    "TX_VESTING_EVENT",
    "TX_VESTING_ACCELERATION",
    "CE_STAKEHOLDER_RELATIONSHIP",
    "CE_STAKEHOLDER_STATUS",
};

#define LENGTH(array) (sizeof(array) / sizeof *(array))

static const char *keep(struct loading *loading, const char *text)
{
    return gt_arena_copy(loading->arena, text, strlen(text));
}

static int add_item(struct loading *loading, const char *file, json_t *json, size_t place)
{
    const char *id = json_string_value(json_object_get(json, "id"));
    const char *type = json_string_value(json_object_get(json, "object_type"));
    if (!id || !*id || !type)
        return gt_fail(loading->error, GT_EXIT_DATA,
                       _("%s: object %zu of the file: it has no id, or no object_type"), file,
                       place + 1);
    loading->items = gt_arena_grow(loading->arena, loading->items, loading->count,
                                   &loading->capacity, sizeof *loading->items);
    const char *kept = keep(loading, id);
    if (!loading->items || !kept)
        return gt_fail_memory(loading->error);
    loading->items[loading->count++] = (struct item){
        .json = json,
        .type = type,
        .object = {json, file, kept, loading->arena, loading->error},
    };
    return 0;
}

static int read_file(struct loading *loading, const json_t *entry)
{
    json_t *file = NULL, *item;
    size_t i;
    const char *path = json_string_value(json_object_get(entry, "filepath"));
    const char *md5 = json_string_value(json_object_get(entry, "md5"));
    if (!path || !md5)
        return gt_fail(loading->error, GT_EXIT_DATA,
                       _("%s: a file without filepath or md5; the format wants both"), MANIFEST);
    const char *name = keep(loading, path);
    if (!name)
        return gt_fail_memory(loading->error);
    int code = gt_ocf_package_file(loading->package, name, md5, &file, loading->error);
    if (code)
        return code;
    if (json_array_append_new(loading->files, file))
        return gt_fail_memory(loading->error);
    if (!json_is_array(json_object_get(file, "items")))
        return gt_fail(loading->error, GT_EXIT_DATA, _("%s: it has no list of items"), name);
    json_array_foreach(json_object_get(file, "items"), i, item)
    {
        code = add_item(loading, name, item, i);
        if (code)
            return code;
    }
    return 0;
}

static int read_manifest(struct loading *loading)
{
    const char *version = NULL, *id = NULL;
    int code =
        gt_ocf_package_file(loading->package, MANIFEST, NULL, &loading->manifest, loading->error);
    if (code)
        return code;
    version = json_string_value(json_object_get(loading->manifest, "ocf_version"));
    if (!version || strncmp(version, "1.", 2) != 0)
        return gt_fail(loading->error, GT_EXIT_DATA,
                       _("%s: ocf_version is %s; gentou reads Open Cap Format 1.x"), MANIFEST,
                       QUOTE(version ? version : ""));
    json_t *issuer = json_object_get(loading->manifest, "issuer");
    id = json_string_value(json_object_get(issuer, "id"));
    if (!id)
        return gt_fail(loading->error, GT_EXIT_DATA,
                       _("%s: it has no issuer with an id; whose cap table is it?"), MANIFEST);
    struct gt_ocf_object object = {issuer, MANIFEST, keep(loading, id), loading->arena,
                                   loading->error};
    return object.id ? gt_ocf_take_issuer(&object, loading->ocf) : gt_fail_memory(loading->error);
}

static int read_files(struct loading *loading)
{
    size_t i;
    json_t *entry;
    int code = 0;
    for (size_t l = 0; l < LENGTH(unread); l++)
        loading->reading->unread += json_array_size(json_object_get(loading->manifest, unread[l]));
    for (size_t l = 0; l < LENGTH(lists); l++)
        json_array_foreach(json_object_get(loading->manifest, lists[l]), i, entry)
        {
            if (!code)
                code = read_file(loading, entry);
        }
    return code;
}

/* Two objects of one id could not be told apart. */
static int check_ids(struct loading *loading)
{
    json_t *seen = json_object();
    int code = seen ? 0 : gt_fail_memory(loading->error);
    for (size_t i = 0; i < loading->count && !code; i++) {
        const struct gt_ocf_object *object = &loading->items[i].object;
        if (json_object_get(seen, object->id))
            code = gt_ocf_fail(object, "id", "%s", _("another object of the package has the same"));
        else if (json_object_set_new(seen, object->id, json_true()))
            code = gt_fail_memory(loading->error);
    }
    json_decref(seen);
    return code;
}

static bool is_passed(const char *type)
{
    for (size_t i = 0; i < LENGTH(passed); i++)
        if (strcmp(passed[i], type) == 0)
            return true;
    return false;
}

/* What each type says, in turns: holders and classes before what names them, rounds last. */
static int take(struct loading *loading, const struct item *item, int turn)
{
    static const char *const types[] = {
        "STAKEHOLDER", "STOCK_CLASS", "VALUATION", "TX_STOCK_ISSUANCE", "TX_CONVERTIBLE_ISSUANCE",
        "FINANCING"};
    static const int turns[] = {0, 0, 1, 1, 1, 2};
    size_t type = 0;
    while (type < LENGTH(types) && strcmp(types[type], item->type) != 0)
        type++;
    if (type < LENGTH(types) && turns[type] != turn)
        return 0;
    switch (type) {
    case 0:
        return gt_ocf_take_holder(&item->object, loading->ocf);
    case 1:
        return gt_ocf_take_class(&item->object, loading->ocf);
    case 2:
        return gt_ocf_take_value(&item->object, loading->ocf);
    case 3:
        return gt_ocf_take_issuance(&item->object, loading->ocf);
    case 4:
        return gt_ocf_take_convertible(&item->object, loading->ocf, loading->reading);
    case 5:
        return gt_ocf_take_round(&item->object, loading->ocf);
    default:
        break;
    }
    if (turn == 0 && is_passed(item->type))
        loading->reading->passed++;
    else if (turn == 0)
        return gt_ocf_fail(&item->object, "object_type",
                           _("%s is not read by gentou, and the cap table would be another "
                             "without it; take a package of issues only"),
                           QUOTE(item->type));
    return 0;
}

static int make_room(struct loading *loading)
{
    struct gt_ocf *ocf = loading->ocf;
    size_t room = loading->count + 1;
    ocf->holders = gt_arena_alloc(loading->arena, room * sizeof *ocf->holders);
    ocf->classes = gt_arena_alloc(loading->arena, room * sizeof *ocf->classes);
    ocf->values = gt_arena_alloc(loading->arena, room * sizeof *ocf->values);
    ocf->issuances = gt_arena_alloc(loading->arena, room * sizeof *ocf->issuances);
    ocf->convertibles = gt_arena_alloc(loading->arena, room * sizeof *ocf->convertibles);
    ocf->rounds = gt_arena_alloc(loading->arena, room * sizeof *ocf->rounds);
    return ocf->holders && ocf->classes && ocf->values && ocf->issuances && ocf->convertibles &&
                   ocf->rounds
               ? 0
               : gt_fail_memory(loading->error);
}

static int load(struct loading *loading)
{
    int code = read_manifest(loading);
    if (!code)
        code = read_files(loading);
    if (!code)
        code = check_ids(loading);
    if (!code)
        code = make_room(loading);
    for (int turn = 0; turn < 3; turn++)
        for (size_t i = 0; i < loading->count && !code; i++)
            code = take(loading, &loading->items[i], turn);
    return code;
}

int gt_ocf_load(const char *path, const struct gt_currency *currency, struct gt_ocf *ocf,
                struct gt_ocf_reading *reading, struct gt_arena *arena, struct gt_error *error)
{
    struct loading loading = {
        .ocf = ocf, .reading = reading, .files = json_array(), .arena = arena, .error = error};
    *ocf = (struct gt_ocf){.currency = currency};
    *reading = (struct gt_ocf_reading){0};
    int code =
        loading.files ? gt_ocf_package_open(path, &loading.package, error) : gt_fail_memory(error);
    if (!code)
        code = load(&loading);
    json_decref(loading.manifest);
    json_decref(loading.files);
    gt_ocf_package_close(loading.package);
    return code;
}
