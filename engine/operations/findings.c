/* findings.c - what in a ledger wants a look. */
#include "engine/operations/findings.h"

#include "gentou/programme.h"
#include "gentou/rules.h"

#include <stdarg.h>
#include <stdio.h>

int gt_finding_add(struct gt_findings *findings, struct gt_error *error, const char *where,
                   const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    struct gt_board_finding *grown = gt_arena_grow(
        findings->arena, findings->items, findings->count, &findings->capacity, sizeof *grown);
    char *text = length < 0 ? NULL : gt_arena_alloc(findings->arena, (size_t)length + 1);
    if (!grown || !text)
        return gt_fail_memory(error);
    va_start(arguments, format);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    va_end(arguments);
    findings->items = grown;
    findings->items[findings->count++] = (struct gt_board_finding){where, text};
    return 0;
}

/* HK-PLAN: a target, not a cap, so that more than it aims at is said and breaks nothing. */
static int count_partners(size_t count, gt_day as_of, struct gt_findings *findings,
                          struct gt_error *error)
{
    struct gt_rule_facts facts;
    struct gt_rule_verdict verdict;
    gt_rule_facts_init(&facts, as_of, as_of);
    facts.value[GT_RULE_FACT_PARTNERS] = (int64_t)count;
    gt_rule_judge(gt_rule_find("HK-PLAN"), &facts, &verdict);
    bool more = verdict.count && count > GT_PARTNERS_MAX;
    if (verdict.answer != GT_RULE_ANSWER_BREAKS && !more)
        return 0;
    return gt_finding_add(findings, error, _("partners"),
                          _("the ledger has %zu venture partners; the plan (虹府发〔2015〕10号, "
                            "六(四)) aims at %d to %d."),
                          count, GT_PARTNERS_MIN, GT_PARTNERS_MAX);
}

static int unknown_owners(const struct gt_facts *facts, const int64_t *partners, size_t count,
                          bool others_private, struct gt_findings *findings, struct gt_error *error)
{
    const char *names = "";
    double share = 0;
    for (size_t i = 0; names && i < count; i++)
        if (gt_facts_ownership(facts, partners[i], facts->as_of, &share) == GT_OWNERSHIP_UNKNOWN)
            names = gt_arena_format(findings->arena, "%s%s%s", names, *names ? ", " : "",
                                    gt_facts_name(facts, partners[i]));
    if (!names)
        return gt_fail_memory(error);
    if (!*names)
        return 0;
    return others_private
               ? gt_finding_add(findings, error, _("partners"),
                                _("nobody recorded whose money theirs is; it is assumed private, "
                                  "as the scenario asks: %s."),
                                names)
               : gt_finding_add(findings, error, _("partners"),
                                _("nobody recorded whose money theirs is, so none of it counts "
                                  "as private: %s."),
                                names);
}

int gt_findings_partners(const struct gt_facts *facts, bool others_private,
                         struct gt_findings *findings, struct gt_error *error)
{
    const int64_t *partners = NULL;
    size_t count = 0;
    int code = gt_facts_role(facts, GT_ROLE_PARTNER, &partners, &count, findings->arena, error);
    if (!code)
        code = count_partners(count, facts->as_of, findings, error);
    return code ? code : unknown_owners(facts, partners, count, others_private, findings, error);
}

int gt_findings_rounds(const struct gt_facts *facts, struct gt_findings *findings,
                       struct gt_error *error)
{
    int code = facts->pending == 0
                   ? 0
                   : gt_finding_add(findings, error, _("rounds"),
                                    _("%zu amounts of rounds and stakes wait for a second person's "
                                      "approval and are left out of all sums; `gentou approval "
                                      "list` shows them."),
                                    facts->pending);
    if (code || facts->foreign == 0)
        return code;
    return gt_finding_add(
        findings, error, _("rounds"),
        _("%zu rounds are in another currency than the ledger's %s; their amounts "
          "are left out of all sums."),
        facts->foreign, facts->ledger->currency->code);
}
