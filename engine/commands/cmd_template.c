/* cmd_template.c - `template xlsx`. */
#include "engine/commands/command.h"

#include "engine/base/replace.h"
#include "engine/intake/template.h"

#include <errno.h>

static int write_template(const void *book, const char *beside)
{
    enum gt_template_status status = gt_template_write(book, beside);
    return status == GT_TEMPLATE_OK ? 0 : status == GT_TEMPLATE_ENOMEM ? ENOMEM : errno;
}

int gt_cmd_template_xlsx(struct gt_call *call)
{
    struct gt_template book;
    const char *path = gt_call_value(call, "output");
    if (!path)
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("which file? Write -o entry.xlsx (an older one there is replaced)"));
    int code = gt_template_make(call->world->today, &book, call->arena, call->error);
    if (!code)
        code = gt_replace_file(path, write_template, &book, call->error);
    if (!code)
        fprintf(call->world->out,
                _("%s: a workbook to fill in, %zu sheets; `gentou import xlsx` takes it back\n"),
                path, book.sheet_count);
    return code;
}
