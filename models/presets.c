/* presets.c - the list of presets. */
#include "models/presets_int.h"

#include <string.h>

const struct gt_term_set *const gt_term_presets[] = {
    &gt_preset_hongkou_2011,
    &gt_preset_mof_2007,
    &gt_preset_emerging_2011,
    &gt_preset_tech_transfer_2021,
    &gt_preset_national_venture_2025,
    &gt_preset_shanghai_2010_follow,
    &gt_preset_shanghai_angel_loss_2016,
    &gt_preset_zhejiang,
    &gt_preset_shandong,
    &gt_preset_ningbo_2013,
    &gt_preset_ningbo_hi_tech,
    &gt_preset_suzhou_angel_2021,
    &gt_preset_shenzhen_angel_2021,
    &gt_preset_quanzhou_2023,
    &gt_preset_zhengzhou_2024,
    &gt_preset_tianjin_2025,
    &gt_preset_linyi,
    &gt_preset_yozma_1993,
    &gt_preset_yozma2_2024,
    &gt_preset_scottish_co_investment_2003,
    &gt_preset_scottish_co_investment,
    &gt_preset_nz_vif_2002,
    &gt_preset_nz_scif,
    &gt_preset_nz_scif_2017,
    &gt_preset_uk_ecf,
    &gt_preset_uk_angel_cofund,
    &gt_preset_eaf,
    &gt_preset_us_sbic,
    NULL,
};

const struct gt_term_set *gt_term_preset_find(const char *name)
{
    for (const struct gt_term_set *const *preset = gt_term_presets; *preset; preset++) {
        size_t i = 0;
        while (name[i] &&
               ((*preset)->name[i] == name[i] || ((*preset)->name[i] == '-' && name[i] == '_')))
            i++;
        if (name[i] == (*preset)->name[i])
            return *preset;
    }
    return NULL;
}
