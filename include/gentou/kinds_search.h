/* kinds_search.h - the words of searches; the list of lists is in kinds.h. */
#ifndef GENTOU_KINDS_SEARCH_H
#define GENTOU_KINDS_SEARCH_H

/* Where a search looks, in the order in which it shows what it found. */
#define GT_SEARCH_PLACE_LIST(X)                                                                    \
    X(NAMES, "names", "names")                                                                     \
    X(TAGS, "tags", "tags")                                                                        \
    X(NOTES, "notes", "notes")

/* What a search found something in. */
#define GT_SEARCH_FIELD_LIST(X)                                                                    \
    X(NAME, "name", "name")                                                                        \
    X(REFERENCE, "reference", "reference")                                                         \
    X(TAG, "tag", "tag")                                                                           \
    X(SECTOR, "sector", "sector")                                                                  \
    X(CITY, "city", "city")                                                                        \
    X(NOTE, "note", "note")                                                                        \
    X(ANSWER, "answer", "answer")                                                                  \
    X(DOCUMENT, "document", "document")                                                            \
    X(ACTION, "action", "action")

enum gt_search_place {
#define X(word, token, label) GT_SEARCH_##word,
    GT_SEARCH_PLACE_LIST(X)
#undef X
};
enum gt_search_field {
#define X(word, token, label) GT_SEARCH_IN_##word,
    GT_SEARCH_FIELD_LIST(X)
#undef X
};

#endif
