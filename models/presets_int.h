/* presets_int.h - the presets one by one, and how their tables are written. */
#ifndef GENTOU_PRESETS_INT_H
#define GENTOU_PRESETS_INT_H

#include "gentou/presets.h"

#define N_(text) text /* translated where it is shown */

#define MILLION INT64_C(100000000) /* in cents */
#define WAN     INT64_C(1000000)   /* 万, in fen */
#define YI      (10000 * WAN)      /* 亿, in fen */

/* The day of a civil date from 1970 on. */
#define DAY_YEAR(y, m) ((y) - ((m) <= 2))
#define DAY(y, m, d)                                                                               \
    ((gt_day)(365 * DAY_YEAR(y, m) + DAY_YEAR(y, m) / 4 - DAY_YEAR(y, m) / 100 +                   \
              DAY_YEAR(y, m) / 400 + (153 * ((m) + ((m) > 2 ? -3 : 9)) + 2) / 5 + (d)-1 - 719468))

/* Days of validity, two fields of a citation. */
#define ALWAYS            GT_DAY_NONE, GT_DAY_LAST
#define SINCE(y, m, d)    DAY(y, m, d), GT_DAY_LAST
#define BETWEEN(from, to) from, to

#define TERM(place, rule, text, sure, days, what)                                                  \
    {                                                                                              \
        .given = true, .level = GT_TERM_LEVEL_##place,                                             \
        .citation = {rule, text, GT_VERIFICATION_##sure, days}, .choices = what                    \
    }

/* Documents that presets and rules stand in, without their articles, and their days. */
#define HONGKOU       "虹口区产业投资引导基金暂行管理办法（虹口区政府，2011-08-16）"
#define HONGKOU_DAYS  SINCE(2011, 8, 16)
#define MOF           "科技型中小企业创业投资引导基金管理暂行办法（财企〔2007〕128号，2007-07-06）"
#define MOF_DAYS      SINCE(2007, 7, 6)
#define SHANGHAI_2010 "上海市创业投资引导基金管理暂行办法（沪府发〔2010〕37号，2010-10-26）"

/* In China. */
extern const struct gt_term_set gt_preset_hongkou_2011, gt_preset_mof_2007,
    gt_preset_shanghai_2010_follow, gt_preset_shanghai_angel_loss_2016, gt_preset_linyi,
    gt_preset_suzhou_angel_2021, gt_preset_quanzhou_2023, gt_preset_zhengzhou_2024,
    gt_preset_ningbo_2013, gt_preset_zhejiang, gt_preset_shandong, gt_preset_tianjin_2025,
    gt_preset_ningbo_hi_tech, gt_preset_shenzhen_angel_2021, gt_preset_emerging_2011,
    gt_preset_tech_transfer_2021, gt_preset_national_venture_2025;

/* Abroad. */
extern const struct gt_term_set gt_preset_yozma_1993, gt_preset_yozma2_2024,
    gt_preset_scottish_co_investment, gt_preset_scottish_co_investment_2003, gt_preset_nz_vif_2002,
    gt_preset_nz_scif, gt_preset_nz_scif_2017, gt_preset_uk_ecf, gt_preset_uk_angel_cofund,
    gt_preset_eaf, gt_preset_us_sbic;

#endif
