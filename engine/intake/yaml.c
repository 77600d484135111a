/* yaml.c - libyaml's document tree, with what it accepts and gentou does not taken out before.
 *
 * The file is read twice. First as events, where anchors, aliases, tags, second documents and
 * depth can be seen (the tree resolves aliases silently); then as a tree, whose nodes keep their
 * lines. libyaml holds the grammar, values.h the scalars; nothing here knows what a number is.
 */
#include "engine/intake/yaml.h"

#include "engine/base/text.h"
#include "engine/intake/yaml_int.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int fail_line(const struct gt_yaml *yaml, size_t line, struct gt_error *error,
                     const char *sentence)
{
    return gt_fail(error, GT_EXIT_DATA, _("%s, line %zu: %s"), yaml->name, line, sentence);
}

const yaml_node_t *gt_yaml_tree(struct gt_yaml_node node)
{
    return node.index ? yaml_document_get_node(node.yaml->document, node.index) : NULL;
}

size_t gt_yaml_line(struct gt_yaml_node node)
{
    return gt_yaml_tree(node)->start_mark.line + 1;
}

struct gt_yaml_node gt_yaml_sibling(struct gt_yaml_node node, int index)
{
    return (struct gt_yaml_node){node.yaml, index};
}

int gt_yaml_fail(struct gt_yaml_node node, struct gt_error *error, const char *format, ...)
{
    char text[sizeof error->text];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if (node.index == 0)
        return gt_fail(error, GT_EXIT_DATA, "%s: %s", node.yaml->name, text);
    return fail_line(node.yaml, gt_yaml_line(node), error, text);
}

int gt_yaml_place(struct gt_yaml_node node, struct gt_error *error)
{
    return gt_error_at(error, _("%s, line %zu"), node.yaml->name, gt_yaml_line(node));
}

/* The file's bytes, at most one more than the limit. */
static int read_bytes(struct gt_yaml *yaml, FILE *file, struct gt_error *error)
{
    yaml->source = malloc(GT_YAML_BYTES_MAX + 2);
    if (!yaml->source)
        return gt_fail_memory(error);
    errno = 0;
    yaml->length = fread(yaml->source, 1, GT_YAML_BYTES_MAX + 1, file);
    yaml->source[yaml->length] = 0;
    if (ferror(file))
        return gt_fail(error, GT_EXIT_DATA, _("%s: cannot be read: %s"), yaml->name,
                       strerror(errno));
    if (yaml->length > GT_YAML_BYTES_MAX)
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s: is larger than %d bytes; is this a file that somebody wrote?"),
                       yaml->name, GT_YAML_BYTES_MAX);
    return 0;
}

static int read_file(struct gt_yaml *yaml, const char *path, struct gt_error *error)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return gt_fail(error, GT_EXIT_DATA, _("%s: cannot be opened: %s"), path, strerror(errno));
    int result = read_bytes(yaml, file, error);
    fclose(file);
    return result;
}

static int copy_bytes(struct gt_yaml *yaml, const char *text, struct gt_error *error)
{
    yaml->length = strlen(text);
    yaml->source = strdup(text);
    return yaml->source ? 0 : gt_fail_memory(error);
}

/* UTF-8 and no NUL, line by line, so that the line can be named. */
static int check_encoding(struct gt_yaml *yaml, struct gt_error *error)
{
    size_t line = 1, start = 0;
    while (start < yaml->length) {
        const char *end = memchr(yaml->source + start, '\n', yaml->length - start);
        size_t length = end ? (size_t)(end - yaml->source) - start : yaml->length - start;
        if (!gt_text_valid(yaml->source + start, length))
            return fail_line(yaml, line, error,
                             _("there are bytes that are not UTF-8; save the file in UTF-8"));
        start += length + 1;
        line++;
    }
    if (yaml->length >= 3 && memcmp(yaml->source, "\xEF\xBB\xBF", 3) == 0)
        yaml->mark = 3;
    return 0;
}

/* Whether the white space in front of a line (counted from 1) has a tab. */
static bool is_tabbed(const struct gt_yaml *yaml, size_t line)
{
    const char *at = yaml->source;
    while (--line > 0 && at) {
        at = strchr(at, '\n');
        at = at ? at + 1 : NULL;
    }
    return at && memchr(at, '\t', strspn(at, " \t"));
}

static int fail_parser(const struct gt_yaml *yaml, const yaml_parser_t *parser,
                       struct gt_error *error)
{
    size_t line = parser->problem_mark.line + 1;
    if (parser->error == YAML_MEMORY_ERROR)
        return gt_fail_memory(error);
    if (parser->error == YAML_READER_ERROR) { /* such as a control character: no mark */
        line = 1;
        for (size_t i = 0; i < parser->problem_offset && i + yaml->mark < yaml->length; i++)
            line += yaml->source[i + yaml->mark] == '\n';
    }
    if (is_tabbed(yaml, line))
        return fail_line(yaml, line, error,
                         _("is not YAML: a tab stands in front; indent with spaces"));
    return gt_fail(error, GT_EXIT_DATA, _("%s, line %zu: is not YAML: %s"), yaml->name, line,
                   parser->problem ? parser->problem : "?");
}

/* A parser of the source, without its byte-order mark. */
static int start_parser(const struct gt_yaml *yaml, yaml_parser_t *parser, struct gt_error *error)
{
    if (!yaml_parser_initialize(parser))
        return gt_fail_memory(error);
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(parser, (const unsigned char *)yaml->source + yaml->mark,
                                 yaml->length - yaml->mark);
    return 0;
}

/* The anchor and tag of an event that may have them. */
static void find_marks(const yaml_event_t *event, bool *anchor, bool *tag)
{
    *anchor = (event->type == YAML_ALIAS_EVENT) ||
              (event->type == YAML_SCALAR_EVENT && event->data.scalar.anchor) ||
              (event->type == YAML_SEQUENCE_START_EVENT && event->data.sequence_start.anchor) ||
              (event->type == YAML_MAPPING_START_EVENT && event->data.mapping_start.anchor);
    *tag = (event->type == YAML_SCALAR_EVENT && event->data.scalar.tag) ||
           (event->type == YAML_SEQUENCE_START_EVENT && event->data.sequence_start.tag) ||
           (event->type == YAML_MAPPING_START_EVENT && event->data.mapping_start.tag);
}

static bool opens(yaml_event_type_t type)
{
    return type == YAML_SEQUENCE_START_EVENT || type == YAML_MAPPING_START_EVENT;
}

static bool closes(yaml_event_type_t type)
{
    return type == YAML_SEQUENCE_END_EVENT || type == YAML_MAPPING_END_EVENT;
}

struct survey {
    int depth, documents;
};

static int check_event(const struct gt_yaml *yaml, const yaml_event_t *event, struct survey *survey,
                       struct gt_error *error)
{
    bool anchor, tag;
    size_t line = event->start_mark.line + 1;
    find_marks(event, &anchor, &tag);
    survey->documents += event->type == YAML_DOCUMENT_START_EVENT;
    survey->depth += opens(event->type) - closes(event->type);
    if (anchor)
        return fail_line(yaml, line, error,
                         _("anchors (&) and aliases (*) are not read; write the value out, or put "
                           "it in quotes"));
    if (tag)
        return fail_line(yaml, line, error,
                         _("tags (!) are not read; leave the tag out, or put the value in quotes"));
    if (survey->documents > 1)
        return fail_line(yaml, line, error,
                         _("a second document begins; write one document a file"));
    if (survey->depth > GT_YAML_DEPTH_MAX)
        return fail_line(yaml, line, error, _("lists and mappings are nested too deep"));
    return 0;
}

static int check_events(const struct gt_yaml *yaml, struct gt_error *error)
{
    yaml_parser_t parser;
    struct survey survey = {0};
    bool ended = false;
    int result = start_parser(yaml, &parser, error);
    if (result)
        return result;
    while (!result && !ended) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event)) {
            result = fail_parser(yaml, &parser, error);
            break;
        }
        ended = event.type == YAML_STREAM_END_EVENT;
        result = check_event(yaml, &event, &survey, error);
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return result;
}

static int load(struct gt_yaml *yaml, struct gt_error *error)
{
    yaml_parser_t parser;
    int result = start_parser(yaml, &parser, error);
    if (result)
        return result;
    if (yaml_parser_load(&parser, &yaml->tree))
        yaml->document = &yaml->tree;
    else
        result = fail_parser(yaml, &parser, error);
    yaml_parser_delete(&parser);
    return result;
}

static int find_root(const struct gt_yaml *yaml, struct gt_yaml_node *root, struct gt_error *error)
{
    const yaml_node_t *node = yaml_document_get_root_node(yaml->document);
    if (!node)
        return gt_fail(error, GT_EXIT_DATA, _("%s: is empty; expected keys and values"),
                       yaml->name);
    if (node->type != YAML_MAPPING_NODE)
        return fail_line(yaml, node->start_mark.line + 1, error,
                         _("expected keys and values, such as name: value"));
    *root = (struct gt_yaml_node){yaml, 1};
    return 0;
}

/* Parses the bytes of a file, or (text) those given. */
static int parse(const char *name, const char *text, struct gt_arena *arena, struct gt_yaml **yaml,
                 struct gt_yaml_node *root, struct gt_error *error)
{
    struct gt_yaml *opened = calloc(1, sizeof *opened);
    if (!opened)
        return gt_fail_memory(error);
    opened->arena = arena;
    opened->name = strdup(name);
    int result = !opened->name ? gt_fail_memory(error)
                 : text        ? copy_bytes(opened, text, error)
                               : read_file(opened, name, error);
    if (!result)
        result = check_encoding(opened, error);
    if (!result)
        result = check_events(opened, error);
    if (!result)
        result = load(opened, error);
    if (!result)
        result = find_root(opened, root, error);
    if (result) {
        gt_yaml_close(opened);
        return result;
    }
    *yaml = opened;
    return 0;
}

int gt_yaml_open(const char *path, struct gt_arena *arena, struct gt_yaml **yaml,
                 struct gt_yaml_node *root, struct gt_error *error)
{
    return parse(path, NULL, arena, yaml, root, error);
}

int gt_yaml_parse(const char *name, const char *text, struct gt_arena *arena, struct gt_yaml **yaml,
                  struct gt_yaml_node *root, struct gt_error *error)
{
    return parse(name, text, arena, yaml, root, error);
}

void gt_yaml_close(struct gt_yaml *yaml)
{
    if (!yaml)
        return;
    if (yaml->document)
        yaml_document_delete(yaml->document);
    free(yaml->source);
    free(yaml->name);
    free(yaml);
}

const char *gt_yaml_source(const struct gt_yaml *yaml, size_t *length)
{
    *length = yaml->length;
    return yaml->source;
}

const char *gt_yaml_text(struct gt_yaml_node node)
{
    const yaml_node_t *scalar = gt_yaml_tree(node);
    const char *text = (const char *)scalar->data.scalar.value;
    size_t length = scalar->data.scalar.length;
    if (scalar->data.scalar.style == YAML_PLAIN_SCALAR_STYLE && length == 1 && *text == '~')
        length = 0;
    return gt_arena_copy(node.yaml->arena, text, length);
}

static bool is_key(struct gt_yaml_node node, const char *name)
{
    const yaml_node_t *key = gt_yaml_tree(node);
    return key->type == YAML_SCALAR_NODE &&
           gt_field_named(name, (const char *)key->data.scalar.value);
}

struct gt_yaml_node gt_yaml_get(struct gt_yaml_node mapping, const char *key)
{
    const yaml_node_t *node = gt_yaml_tree(mapping);
    if (node && node->type == YAML_MAPPING_NODE)
        for (yaml_node_pair_t *pair = node->data.mapping.pairs.start;
             pair < node->data.mapping.pairs.top; pair++)
            if (is_key(gt_yaml_sibling(mapping, pair->key), key))
                return gt_yaml_sibling(mapping, pair->value);
    return gt_yaml_sibling(mapping, 0);
}

const char *gt_yaml_scalar(struct gt_yaml_node mapping, const char *key)
{
    struct gt_yaml_node node = gt_yaml_get(mapping, key);
    const yaml_node_t *found = gt_yaml_tree(node);
    return found && found->type == YAML_SCALAR_NODE ? gt_yaml_text(node) : NULL;
}

/* The key of a pair whose value is this node, or NULL. */
static const char *key_in(const yaml_node_t *mapping, struct gt_yaml_node value)
{
    for (yaml_node_pair_t *pair = mapping->data.mapping.pairs.start;
         pair < mapping->data.mapping.pairs.top; pair++) {
        const yaml_node_t *key = gt_yaml_tree(gt_yaml_sibling(value, pair->key));
        if (pair->value == value.index && key->type == YAML_SCALAR_NODE)
            return (const char *)key->data.scalar.value;
    }
    return NULL;
}

/* The key under which a node stands; empty when it stands under none. */
static const char *key_of(struct gt_yaml_node value)
{
    const yaml_document_t *tree = value.yaml->document;
    const char *key = NULL;
    for (const yaml_node_t *node = tree->nodes.start; node < tree->nodes.top && !key; node++)
        if (node->type == YAML_MAPPING_NODE)
            key = key_in(node, value);
    return key ? key : "";
}

int gt_yaml_items(struct gt_yaml_node list, struct gt_arena *arena, struct gt_yaml_node **items,
                  size_t *count, struct gt_error *error)
{
    const yaml_node_t *node = gt_yaml_tree(list);
    if (node && node->type != YAML_SEQUENCE_NODE)
        return gt_yaml_fail(list, error, _("%s: expected a list, each item behind a dash"),
                            key_of(list));
    size_t found = 0;
    size_t wanted =
        node ? (size_t)(node->data.sequence.items.top - node->data.sequence.items.start) : 0;
    struct gt_yaml_node *made = gt_arena_alloc(arena, wanted * sizeof *made);
    if (!made)
        return gt_fail_memory(error);
    for (; found < wanted; found++) {
        made[found] = gt_yaml_sibling(list, node->data.sequence.items.start[found]);
        if (gt_yaml_tree(made[found])->type != YAML_MAPPING_NODE)
            return gt_yaml_fail(made[found], error,
                                _("%s: expected keys and values in every item of this list"),
                                key_of(list));
    }
    *items = made;
    *count = found;
    return 0;
}
