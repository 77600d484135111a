/* yaml_bind.c - the keys of a YAML mapping to the fields of a form.
 *
 * Every key is a field, or one of the caller's, and stands once. What a scalar means is values.h's
 * business; here is only where it stands and whether a list may stand there.
 */
#include "engine/base/text.h"
#include "engine/intake/yaml_int.h"
#include "engine/operations/records.h"

#include <string.h>

/* A mapping on its way into a record. */
struct mapping {
    struct gt_yaml_node node;
    const struct gt_form *form;
    const char *const *others;
    const struct gt_binding *binding;
    void *record;
    size_t *lines; /* of the keys met: the fields', then the others'; 0: not met */
};

static size_t count_fields(const struct gt_form *form)
{
    size_t count = 0;
    while (form->fields[count].name)
        count++;
    return count;
}

static size_t count_others(const char *const *others)
{
    size_t count = 0;
    while (others && others[count])
        count++;
    return count;
}

static const char *key_text(struct gt_yaml_node key)
{
    return (const char *)gt_yaml_tree(key)->data.scalar.value;
}

static bool is_field(struct gt_yaml_node key, const struct gt_field *field)
{
    return gt_field_spelled(field->name, field->also, key_text(key));
}

/* The place of a key among the fields and the others, or their number. */
static size_t find_key(const struct mapping *mapping, struct gt_yaml_node key)
{
    size_t fields = count_fields(mapping->form), others = count_others(mapping->others);
    for (size_t i = 0; i < fields; i++)
        if (is_field(key, &mapping->form->fields[i]))
            return i;
    for (size_t i = 0; i < others; i++)
        if (gt_field_spelled("", mapping->others[i], key_text(key)))
            return fields + i;
    return fields + others;
}

/* Digits without a value are what a comma has cut off an amount. */
static bool is_cut_off(struct gt_yaml_node key, struct gt_yaml_node value)
{
    const yaml_node_t *none = gt_yaml_tree(value);
    const char *text = key_text(key);
    return *text && strspn(text, "0123456789.") == strlen(text) && none->type == YAML_SCALAR_NODE &&
           none->data.scalar.length == 0;
}

static int refuse_key(const struct mapping *mapping, struct gt_yaml_node key,
                      struct gt_yaml_node value, struct gt_error *error)
{
    struct gt_quote quote;
    struct gt_text list = {0};
    size_t fields = count_fields(mapping->form), others = count_others(mapping->others);
    if (is_cut_off(key, value))
        return gt_yaml_fail(
            key, error,
            _("%s stands alone, as a comma parts what is in braces; write an amount "
              "without commas, or in quotes"),
            gt_text_quote(&quote, key_text(key)));
    for (size_t i = 0; i < fields + others; i++) {
        const char *name = i < fields ? mapping->form->fields[i].name : mapping->others[i - fields];
        gt_text_format(&list, "%s%.*s", i ? ", " : "", (int)strcspn(name, ";"), name);
    }
    int result = list.failed ? gt_fail_memory(error)
                             : gt_yaml_fail(key, error, _("%s is no key here; expected one of: %s"),
                                            gt_text_quote(&quote, key_text(key)),
                                            list.data ? list.data : "");
    gt_text_clear(&list);
    return result;
}

static int bind_scalar(const struct mapping *mapping, const struct gt_field *field,
                       struct gt_yaml_node value, struct gt_error *error)
{
    const yaml_node_t *scalar = gt_yaml_tree(value);
    if (scalar->type != YAML_SCALAR_NODE)
        return gt_yaml_fail(value, error, _("%s: expected one value here, not %s"), field->name,
                            scalar->type == YAML_SEQUENCE_NODE ? _("a list")
                                                               : _("keys and values"));
    if (memchr(scalar->data.scalar.value, 0, scalar->data.scalar.length))
        return gt_yaml_fail(value, error, _("%s: there is a NUL character in it"), field->name);
    const char *text = gt_yaml_text(value);
    if (!text)
        return gt_fail_memory(error);
    return gt_bind(mapping->binding, field, text, mapping->record, error)
               ? gt_yaml_place(value, error)
               : 0;
}

static int bind_list(const struct mapping *mapping, const struct gt_field *field,
                     struct gt_yaml_node value, struct gt_error *error)
{
    const yaml_node_t *list = gt_yaml_tree(value);
    int result = 0;
    for (yaml_node_item_t *item = list->data.sequence.items.start;
         item < list->data.sequence.items.top && !result; item++)
        result = bind_scalar(mapping, field, gt_yaml_sibling(value, *item), error);
    return result;
}

static int bind_value(const struct mapping *mapping, const struct gt_field *field,
                      struct gt_yaml_node value, struct gt_error *error)
{
    bool many = field->type == GT_FIELD_NAMES || field->type == GT_FIELD_KINDS ||
                field->type == GT_FIELD_RATES;
    if (many)
        gt_field_reset(field, mapping->record);
    if (many && gt_yaml_tree(value)->type == YAML_SEQUENCE_NODE)
        return bind_list(mapping, field, value, error);
    return bind_scalar(mapping, field, value, error);
}

static int bind_pair(const struct mapping *mapping, const yaml_node_pair_t *pair,
                     struct gt_error *error)
{
    struct gt_yaml_node key = gt_yaml_sibling(mapping->node, pair->key);
    struct gt_quote quote;
    if (gt_yaml_tree(key)->type != YAML_SCALAR_NODE)
        return gt_yaml_fail(key, error, _("expected a word as key, not a list or a mapping"));
    size_t fields = count_fields(mapping->form), others = count_others(mapping->others);
    size_t place = find_key(mapping, key);
    if (place == fields + others)
        return refuse_key(mapping, key, gt_yaml_sibling(mapping->node, pair->value), error);
    if (mapping->lines[place])
        return gt_yaml_fail(key, error, _("%s stands here a second time; it was given in line %zu"),
                            gt_text_quote(&quote, key_text(key)), mapping->lines[place]);
    mapping->lines[place] = gt_yaml_line(key);
    if (place >= fields)
        return 0;
    return bind_value(mapping, &mapping->form->fields[place],
                      gt_yaml_sibling(mapping->node, pair->value), error);
}

static int check_missing(const struct mapping *mapping, struct gt_error *error)
{
    for (size_t i = 0; mapping->form->fields[i].name; i++)
        if (mapping->form->fields[i].required && !mapping->lines[i])
            return gt_yaml_fail(mapping->node, error, _("%s: is missing, and must be given"),
                                mapping->form->fields[i].name);
    return 0;
}

int gt_yaml_bind(struct gt_yaml_node node, const struct gt_form *form, const char *const *others,
                 const struct gt_binding *binding, void *record, struct gt_error *error)
{
    struct mapping mapping = {node, form, others, binding, record, NULL};
    const yaml_node_t *found = gt_yaml_tree(node);
    int result = 0;
    if (found && found->type != YAML_MAPPING_NODE)
        return gt_yaml_fail(node, error, _("%s%sexpected keys and values, such as name: value"),
                            form->name, *form->name ? ": " : "");
    mapping.lines = gt_arena_alloc(node.yaml->arena, (count_fields(form) + count_others(others)) *
                                                         sizeof *mapping.lines);
    if (!mapping.lines)
        return gt_fail_memory(error);
    if (found)
        for (yaml_node_pair_t *pair = found->data.mapping.pairs.start;
             pair < found->data.mapping.pairs.top && !result; pair++)
            result = bind_pair(&mapping, pair, error);
    return result ? result : check_missing(&mapping, error);
}
