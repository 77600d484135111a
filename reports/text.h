/* text.h - the workbook's own words go through the message catalogue.
 *
 * _(s) translates now; N_(s) only marks text that stands in a const table and is translated when it
 * is written. Never call _("") : an empty id gives the catalogue's header. The domain and the
 * catalogue's folder are set by main.
 */
#ifndef REPORTS_TEXT_H
#define REPORTS_TEXT_H

#include <libintl.h>

#define _(s)  gettext(s)
#define N_(s) (s)

#endif
