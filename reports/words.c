/* words.c - labels by value, from the X-macro lists. */
#include "reports/words.h"

#include "reports/text.h"

#include <stdio.h>
#include <time.h>

#define COUNT(array) ((int)(sizeof(array) / sizeof(array)[0]))

#define X(word, token, label) label,
static const char *const party_kinds[] = {GT_PARTY_KIND_LIST(X)};
static const char *const ownerships[] = {GT_OWNERSHIP_LIST(X)};
static const char *const deal_kinds[] = {GT_DEAL_KIND_LIST(X)};
static const char *const stages[] = {GT_STAGE_LIST(X)};
static const char *const party_roles[] = {GT_PARTY_ROLE_LIST(X)};
static const char *const irr_statuses[] = {GT_IRR_STATUS_LIST(X)};
#undef X

const int gt_words_stages = COUNT(stages);

static const char *label(const char *const *labels, int count, int value)
{
    return value >= 0 && value < count ? _(labels[value]) : "?";
}

const char *gt_words_party_kind(enum gt_party_kind kind)
{
    return label(party_kinds, COUNT(party_kinds), (int)kind);
}

const char *gt_words_ownership(enum gt_ownership ownership)
{
    return label(ownerships, COUNT(ownerships), (int)ownership);
}

const char *gt_words_deal_kind(enum gt_deal_kind kind)
{
    return label(deal_kinds, COUNT(deal_kinds), (int)kind);
}

const char *gt_words_stage(enum gt_stage stage)
{
    return label(stages, COUNT(stages), (int)stage);
}

const char *gt_words_party_role(enum gt_party_role role)
{
    return label(party_roles, COUNT(party_roles), (int)role);
}

const char *gt_words_irr(enum gt_irr_status status)
{
    return label(irr_statuses, COUNT(irr_statuses), (int)status);
}

char *gt_words_day(gt_day day, char text[GT_DAY_TEXT])
{
    time_t seconds = (time_t)day * 86400;
    struct tm civil;

    text[0] = '\0';
    if (day == GT_DAY_NONE || !gmtime_r(&seconds, &civil)) {
        return text;
    }
    if (strftime(text, GT_DAY_TEXT, "%Y-%m-%d", &civil) == 0) {
        text[0] = '\0';
    }
    return text;
}
