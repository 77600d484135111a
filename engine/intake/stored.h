/* stored.h - a row of the ledger becomes the record that it was entered from. */
#ifndef GENTOU_ENGINE_INTAKE_STORED_H
#define GENTOU_ENGINE_INTAKE_STORED_H

#include "engine/base/arena.h"
#include "engine/operations/amend.h"

/* A fresh record of the noun in the arena, filled with a row whose columns bear the names of fields
 * (store/anew.h says how values stand there); row NULL: left as nobody wrote it down. */
gt_amend_form gt_record_stored;

#endif
