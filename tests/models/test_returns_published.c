/* test_returns_published.c - XIRR and IRR against values that others published, and their
 * complaints.
 *
 * Each row has the published value with the tolerance its publisher gave it (programs print
 * iterates), and ln(1+r) of the leading root and the number of all roots, by a plain second
 * computation: mpmath 1.3 with mp.dps = 50, the flows netted by day as decimals, times (days /
 * 365); changes of sign of sum a e^(-x t) on the grid x = sinh(8.3 i / 4000) + 1.2345e-7, i = -4000
 * .. 4000 (+-2,012), each closed in on by findroot(f, (a, b), solver='anderson', tol=1e-80).
 */
#include "gentou/returns.h"

#include "run.h"

#include <gsl/gsl_errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define FLOWS_MAX 64

struct row {
    const char *why;
    const char *flows; /* "DAY AMOUNT; …", or "AMOUNT …" by period */
    enum gt_irr_status status;
    size_t roots;
    double log_rate;             /* of the leading root; 0 when there is none */
    double published, tolerance; /* as a rate; NAN: none was published, or it is no rate */
    const char *source;
};

static const struct row dated[] = {
    {"Microsoft's example",
     "2008-01-01 -10000; 2008-03-01 2750; 2008-10-30 4250; 2009-02-15 3250; 2009-04-01 2750",
     GT_IRR_OK, 1, 0.31726213673828026851, 0.373362535, 1e-8,
     "support.microsoft.com, XIRR function, example"},
    {"LibreOffice's example",
     "2001-01-01 -10000; 2001-01-02 2000; 2001-03-15 2500; 2001-05-12 5000; 2001-08-10 1000",
     GT_IRR_OK, 1, 0.17799427012619523998, 0.194818475056105, 1e-14,
     "LibreOffice core, sc/qa/unit/data/functions/financial/fods/xirr.fods"},
    {"loan, receipt first", "2015-04-01 4000; 2019-06-27 -46000", GT_IRR_OK, 1,
     0.57587640045850103308, 0.77868869226873, 1e-7,
     "PhpSpreadsheet, tests/data/Calculation/Financial/XIRR.php, #0"},
    {"a month, unordered",
     "2019-06-27 1893.67; 2019-06-20 139947.43; 2019-06-21 52573.25; 2019-06-24 48849.74; "
     "2019-06-27 26369.16; 2019-07-27 -273029.18",
     GT_IRR_OK, 1, 0.12924029054694942255, 0.137963527441025, 1e-8,
     "PhpSpreadsheet, tests/data/Calculation/Financial/XIRR.php, #1"},
    {"a year and a tenth", "2019-06-12 100; 2020-06-11 -110", GT_IRR_OK, 1, 0.095310179804324860044,
     0.09999999, 1e-7, "PhpSpreadsheet, tests/data/Calculation/Financial/XIRR.php, #2"},
    {"323,516 %",
     "2019-06-27 1; 2019-06-27 1893.67; 2019-06-21 52573.25; 2019-06-24 48849.74; 2019-06-27 "
     "26369.16; 2019-07-27 -273029.18",
     GT_IRR_OK, 1, 8.0821426089792985091, 3235.159644, 1e-4,
     "PhpSpreadsheet, tests/data/Calculation/Financial/XIRR.php, #3"},
    {"the same in another order",
     "2019-06-20 1893.67; 2019-06-27 139947.43; 2019-06-21 52573.25; 2019-06-24 48849.74; "
     "2019-06-27 26369.16; 2019-07-27 -273029.18",
     GT_IRR_OK, 1, 0.14382227701230439224, 0.15467888, 1e-7,
     "PhpSpreadsheet, tests/data/Calculation/Financial/XIRR.php, #4"},
    {"a loss", "2010-01-01 -100; 2010-04-01 20; 2010-10-01 40; 2011-02-01 25", GT_IRR_OK, 1,
     -0.21988301301488100197, -0.197387315, 1e-8,
     "PhpSpreadsheet, tests/data/Calculation/Financial/XIRR.php, #5"},
    {"343 %",
     "2008-01-01 -10000; 2008-03-01 2750; 2008-10-30 4250; 2009-02-15 3250; 2009-04-01 2750; "
     "2009-06-01 46000",
     GT_IRR_OK, 1, 1.4895241363566381454, 3.434984565, 1e-6,
     "PhpSpreadsheet, tests/data/Calculation/Financial/XIRR.php, #6"},
    {"does not converge elsewhere",
     "2010-01-15 -10000; 2010-04-16 10000; 2010-07-16 -10000; 2010-10-15 5", GT_IRR_OK, 1,
     -30.485130243278707553, NAN, 0,
     "PhpSpreadsheet, tests/data/Calculation/Financial/XIRR.php, \"Can't find a result\""},
    {"far from the first guess", "2021-11-24 55600; 2021-12-24 -51094.83", GT_IRR_OK, 1,
     -1.0280819138924594335, -0.642307613, 1e-8,
     "PhpSpreadsheet, tests/data/Calculation/Financial/XIRR.php, issue 2469"},
    {"no growth", "2010-01-01 -1000; 2011-01-01 1000", GT_IRR_OK, 1, -2.5023651201914609385e-58, 0,
     1e-12, "PhpSpreadsheet, tests/data/Calculation/Financial/XIRR.php, DeCampo"},
    {"growth", "2010-01-01 -1000; 2011-01-01 1100", GT_IRR_OK, 1, 0.095310179804324860044, 0.1,
     1e-12, "PhpSpreadsheet, tests/data/Calculation/Financial/XIRR.php, DeCampo"},
    {"decline", "2010-01-01 -1000; 2011-01-01 900", GT_IRR_OK, 1, -0.10536051565782630123, -0.1,
     1e-12, "PhpSpreadsheet, tests/data/Calculation/Financial/XIRR.php, DeCampo"},
    {"four payments, unordered",
     "2010-10-01 -1000; 2011-01-01 4300; 2010-07-01 -1000; 2010-01-01 -1000; 2010-04-01 -1000",
     GT_IRR_OK, 1, 0.11445987480571082584, 0.1212676, 1e-6,
     "PhpSpreadsheet, tests/data/Calculation/Financial/XIRR.php, DeCampo"},
    {"threefold", "2010-01-01 -1000; 2011-01-01 3000", GT_IRR_OK, 1, 1.0986122886681096914, 2,
     1e-12, "PhpSpreadsheet, tests/data/Calculation/Financial/XIRR.php, DeCampo"},
    {"all is lost", "2010-01-01 -1000; 2011-01-01 0", GT_IRR_TOTAL_LOSS, 0, 0, -1, 0,
     "PhpSpreadsheet, tests/data/Calculation/Financial/XIRR.php, DeCampo: -1; Excel: #NUM!"},
    {"readme", "2016-01-15 -1000; 2016-02-08 -2500; 2016-04-17 -1000; 2016-08-24 5050", GT_IRR_OK,
     1, 0.22348227078555909112, 0.2504234710540838, 1e-12,
     "PhpSpreadsheet, tests/data/Calculation/Financial/XIRR.php, DeCampo"},
    {"17 years",
     "2000-05-24 -10000; 2000-06-05 3027.25; 2001-04-09 630.68; 2004-02-24 2018.2; 2005-03-18 "
     "1513.62; 2006-02-15 1765.89; 2007-01-10 4036.33; 2007-11-14 4036.33; 2008-12-17 1513.62; "
     "2010-01-15 1513.62; 2011-01-14 2018.16; 2012-02-03 1513.62; 2013-01-18 1009.08; 2014-01-24 "
     "1513.62; 2015-01-30 1513.62; 2016-01-22 1765.89; 2017-01-20 1765.89; 2017-06-05 22421.55",
     GT_IRR_OK, 1, 0.19283781018900798367, 0.2126861, 1e-6,
     "PhpSpreadsheet, tests/data/Calculation/Financial/XIRR.php, DeCampo from nodejs"},
    {"Excel gives #NUM!",
     "2001-06-22 -2610; 2001-07-03 -2589; 2001-07-05 -5110; 2001-07-06 -2550; 2001-07-09 -5086; "
     "2001-07-10 -2561; 2001-07-12 -5040; 2001-07-13 -2552; 2001-07-16 -2530; 2001-07-17 29520",
     GT_IRR_OK, 1, -1.4440480878613699877, -0.7640294, 1e-6,
     "PhpSpreadsheet, tests/data/Calculation/Financial/XIRR.php, DeCampo issue5a"},
    {"Excel gives #NUM!",
     "2001-06-22 -2610; 2001-07-03 -2589; 2001-07-05 -5110; 2001-07-06 -2550; 2001-07-09 -5086; "
     "2001-07-10 -2561; 2001-07-12 -5040; 2001-07-13 -2552; 2001-07-16 -2530; 2001-07-17 -9840; "
     "2001-07-18 38900",
     GT_IRR_OK, 1, -1.8038752507513039018, -0.8353404, 1e-6,
     "PhpSpreadsheet, tests/data/Calculation/Financial/XIRR.php, DeCampo issue5b"},
    {"tenfold in 65 days", "2019-12-31 -100; 2020-03-05 1000", GT_IRR_OK, 1, 12.929900906812718072,
     412461.6383, 1e-2, "tarioch/xirr, tests/test_math.py"},
    {"1.2e16, unordered",
     "2017-12-16 -2236.3994659663; 2017-12-26 -47.3417585212; 2017-12-29 -46.52619316339632; "
     "2017-12-31 10424.74612565936; 2017-12-20 -13.077972551952",
     GT_IRR_OK, 1, 37.043365998981103036, 1.2238535289956518e+16, 1e4,
     "tarioch/xirr, tests/test_math.py"},
    {"loss in 72 days", "2020-03-12 65209.6; 2019-12-31 -80005.8", GT_IRR_OK, 1,
     -1.0366630369605534925, -0.6454, 1e-4, "tarioch/xirr, tests/test_math.py"},
    {"loss in 65 days", "2019-12-31 -100082.76; 2020-03-05 82671.24", GT_IRR_OK, 1,
     -1.0732441197938125107, -0.6581, 1e-4, "tarioch/xirr, tests/test_math.py"},
    {"sub-cent, worth 0", "2019-12-31 -0.00001; 2020-03-05 0.00001", GT_IRR_OK, 1,
     -6.808135920880377579e-57, 0, 1e-12, "tarioch/xirr, tests/test_math.py"},
    {"two thirds lost in half a year",
     "2018-05-09 -200; 2018-06-09 30; 2018-11-09 50; 2018-12-09 20", GT_IRR_OK, 1,
     -1.6280080243466068734, -0.8037, 1e-4, "tarioch/xirr, tests/test_math.py"},
    {"a ten-thousandth back", "2011-07-01 -10000; 2014-07-01 1", GT_IRR_OK, 1, -3.06731225891542582,
     -0.9535, 1e-4, "tarioch/xirr, tests/test_math.py"},
    {"a ten-thousandth back, reversed", "2011-07-01 10000; 2014-07-01 -1", GT_IRR_OK, 1,
     -3.06731225891542582, -0.9535, 1e-4, "tarioch/xirr, tests/test_math.py"},
    {"payments only", "2011-01-01 -1; 2011-01-02 0; 2012-01-01 -1", GT_IRR_TOTAL_LOSS, 0, 0, -1, 0,
     "tarioch/xirr, tests/test_math.py"},
    {"receipts only", "2011-01-01 1; 2011-01-02 0; 2012-01-01 1", GT_IRR_NO_SIGN_CHANGE, 0, 0, NAN,
     0, "tarioch/xirr, tests/test_math.py"},
    {"nothing", "", GT_IRR_NO_SIGN_CHANGE, 0, 0, NAN, 0, "tarioch/xirr, tests/test_math.py"},
    {"None for 11 days", "2020-03-05 -18480; 2020-03-16 13120", GT_IRR_OK, 1,
     -11.366474380420201638, NAN, 0, "pyxirr, issue 23"},
    {"None for two months", "2021-06-09 -134.09; 2021-08-11 40.86", GT_IRR_OK, 1,
     -6.8849406955437661294, NAN, 0, "pyxirr, issue 14"},
    {"None: the rate is near -1", "2024-11-21 -100; 2024-11-28 -100; 2024-12-03 100", GT_IRR_OK, 1,
     -31.721177315943131165, -0.9999999999999832, 1e-16, "pyxirr, issue 61"},
    {"None: 1e78",
     "2020-05-27 187.5; 2020-05-27 -30; 2020-05-27 187.5; 2020-05-28 187.5; 2020-05-28 187.5; "
     "2020-05-28 -188; 2020-05-28 -188; 2020-05-28 -188; 2020-05-28 -188; 2020-05-28 -188",
     GT_IRR_OK, 1, 180.04767965200463303, NAN, 0, "pyxirr, issue 65"},
    {"8e75",
     "2020-05-27 187.5; 2020-05-27 -25; 2020-05-27 187.5; 2020-05-28 187.5; 2020-05-28 187.5; "
     "2020-05-28 -188; 2020-05-28 -188; 2020-05-28 -188; 2020-05-28 -188; 2020-05-28 -188",
     GT_IRR_OK, 1, 174.7957904819882765, 8.181769983749503e+75, 1e68, "pyxirr, issue 65"},
    {"None: success depends on the scale; Excel's value",
     "2018-06-30 -84000000; 2019-03-31 800000; 2019-06-30 760000; 2019-09-30 680000; 2019-12-31 "
     "800000; 2020-03-31 280000; 2020-06-30 740000; 2020-09-30 520000; 2022-03-31 -2100000; "
     "2023-03-31 -13000000; 2024-09-30 -3000000; 2024-09-30 -4100000; 2024-12-31 -250000; "
     "2024-12-31 -1800000; 2025-03-31 -8400000; 2025-12-31 1800000; 2026-03-31 43000; 2026-03-31 "
     "-6600",
     GT_IRR_OK, 1, -2.4393374643192987024, NAN, 0, "pyxirr, issue 75"},
    {"Excel shows 3e-9, pyxirr 3.69",
     "2020-01-09 -1200; 2020-02-12 -1050; 2020-03-02 -400; 2020-03-13 -800; 2020-05-11 1500; "
     "2020-05-11 1100; 2020-05-11 2000; 2020-05-11 450; 2020-11-03 -2000; 2020-12-29 2850; "
     "2021-03-26 -1500; 2021-07-21 2025; 2022-06-16 -2000; 2022-07-06 2635",
     GT_IRR_OK, 1, 1.5453118647919500435, NAN, 0, "pyxirr, issue 31"},
    {"131 years, 2.5e11 and a cent",
     "2000-01-01 -253524383149.60605; 1994-06-15 0; 1977-07-01 -1.1201669784316488; 2005-12-30 "
     "-0.01; 2107-03-23 32017.129321072072",
     GT_IRR_OK, 1, -0.14804952049683463671, NAN, 0, "pyxirr, issue 62"},
    {"cent and 3e4",
     "2000-01-01 -253524383149.60605; 1977-07-01 -1.1201669784316488; 2005-12-30 -0.01; 2107-03-23 "
     "36590.74097669936",
     GT_IRR_OK, 1, -0.14680504050994132449, NAN, 0, "pyxirr, issue 62"},
    {"zeros before and behind",
     "2021-12-31 0; 2022-12-31 0; 2023-12-31 -100; 2024-12-31 10; 2025-12-31 0; 2026-12-31 10; "
     "2027-12-31 10; 2028-12-31 10; 2029-12-31 200; 2030-12-31 0; 2031-12-31 0; 2032-12-31 0; "
     "2033-12-31 0",
     GT_IRR_OK, 1, 0.16184732501562929301, NAN, 0, "pyxirr, tests/samples/zeros.csv"},
    {"a last payment of 3", "2021-06-08 -1000000; 2022-06-29 5000; 2023-06-08 -3; 2023-06-30 0",
     GT_IRR_MULTIPLE_ROOTS, 2, -5.0807975909758219969, NAN, 0,
     "pyxirr, tests/samples/minus_0_993.csv"},
    {"32 flows, unordered",
     "2015-05-04 -200; 2015-05-07 -75; 2015-05-15 -620; 2015-05-04 -0.01; 2015-05-06 -100; "
     "2015-05-14 -299.99; 2015-05-19 -20; 2015-05-26 -100; 2015-05-27 -340; 2015-06-01 -500; "
     "2015-06-05 -100; 2015-06-18 -1008.52; 2015-06-22 -65; 2015-06-22 -120; 2015-06-22 -450; "
     "2015-06-30 -450.75; 2015-07-06 -80; 2015-07-13 -130; 2015-07-16 -1050; 2015-07-31 -1000; "
     "2015-08-10 -65; 2015-08-17 -400; 2015-09-14 -100; 2015-09-16 -956.88; 2015-09-28 -117; "
     "2015-10-01 -50; 2015-10-02 -1130; 2015-10-29 -70; 2015-11-02 -188; 2015-11-06 -250; "
     "2015-12-29 -100; 2015-12-31 9518.08",
     GT_IRR_OK, 1, -0.14413904484418698438, NAN, 0, "pyxirr, tests/samples/minus_0_13.csv"},
    {"54 flows, 21 changes of sign",
     "1937-07-02 -10; 1937-07-03 10; 1937-07-04 1338.17; 1938-07-29 10147.5; 1938-08-11 "
     "-578133.57; 1938-08-12 -12559.95; 1938-04-22 1519.64; 1938-05-22 10147.5; 1938-06-22 -11500; "
     "1938-10-22 544.47; 1938-08-28 701.78; 1938-09-09 -600.68; 1938-09-10 -601.95; 1938-09-11 "
     "-518.2; 1938-11-10 36000; 1938-11-12 22308.68; 1938-12-11 -753.37; 1939-01-07 -20.05; "
     "1939-02-10 -43.15; 1939-03-11 -742.98; 1939-08-17 -11220; 1939-10-17 1.27; 1939-04-04 11220; "
     "1939-04-09 -3846.05; 1939-04-12 1058.75; 1939-06-18 -2.94; 1939-05-11 -36000; 1939-05-12 "
     "-15016.3; 1939-06-11 -6.49; 1939-08-02 -36.72; 1939-08-10 -72.54; 1939-08-12 15892.29; "
     "1939-08-26 -88.71; 1939-09-08 -53.5; 1939-09-10 -260.09; 1939-11-01 -3.85; 1939-11-12 "
     "-289.11; 1939-12-10 -46.99; 1939-12-13 63.32; 1940-01-10 63.32; 1940-02-09 621.47; "
     "1940-02-10 -383.63; 1940-03-11 63.32; 1940-04-11 63.32; 1940-05-11 419.94; 1940-08-11 -4.87; "
     "1941-01-10 1507.56; 1941-09-12 -14.49; 1940-11-30 -1.31; 1941-08-01 7064.85; 1941-08-11 "
     "-0.82; 1941-11-10 3554.11; 1942-02-10 16891.26",
     GT_IRR_MULTIPLE_ROOTS, 3, -0.90279491711913839213, NAN, 0, "pyxirr, tests/samples/1938.csv"},
    {"pyxirr finds no rate",
     "2024-09-09 -203.365347602624; 2030-12-24 1208.31894521971; 2027-01-06 62.911729089493; "
     "2037-03-04 23.214035363974; 2035-11-13 -1797.01688426533; 2041-06-22 -2017.27457461588; "
     "2037-12-19 3997.91924991427; 2028-04-10 1115.24111568803; 2040-09-15 -1915.56819372739; "
     "2042-02-02 1484.15862672955; 2035-02-27 1247.32460407966; 2035-02-04 -42.316649900985; "
     "2037-05-15 973.000278031422; 2036-08-01 1169.69300353766; 2024-12-03 -24.233785734572; "
     "2041-12-20 -1130.58496750037; 2031-11-01 -265.351566140742; 2036-11-28 37.001024894264; "
     "2026-01-10 555.940111271138; 2030-08-18 -1794.45399928709; 2032-07-16 -1953.03088397946; "
     "2042-06-06 -171.922891863423; 2029-10-09 -1910.9048070744; 2033-03-20 343.762478283701; "
     "2026-07-30 2453.50647798804; 2026-07-13 -2607.11784778847; 2038-02-26 2697.77682033517; "
     "2042-03-22 -2529.313275386; 2033-04-05 606.724921312875; 2043-05-27 188.397614961121",
     GT_IRR_OK, 1, -2.2764673645416202812, NAN, 0, "pyxirr, tests/samples/30-20.csv: NaN"},
    {"Excel shows 2.98e-9",
     "2010-04-01 5290.5; 2010-04-01 5290.5; 2010-04-01 5290.5; 2010-04-01 5290.5; 2010-11-08 "
     "6273.2; 2011-02-01 5417.2; 2011-03-15 5492.05; 2011-05-12 5486.15; 2011-08-31 -20004",
     GT_IRR_OK, 1, -0.8966025084075730781, -0.592046674219327, 1e-9,
     "C. Flock, 11 Financial Calculations that You Can't Do in Excel, part 3, westclintech.com "
     "2011"},
    {"Excel shows 2.98e-9 without a guess", "2019-09-13 -55102253.40; 2020-09-30 45757426.80",
     GT_IRR_OK, 1, -0.17710266866582421906, -0.1623, 1e-4, "stackoverflow.com/questions/64513073"},
    {"a gem gave -107 %",
     "2014-04-15 -10000; 2014-04-16 -10000; 2014-05-16 305.6; 2014-06-15 9800.07; 2014-06-15 "
     "5052.645",
     GT_IRR_OK, 1, -1.6880551661591089237, -0.80, 2e-2,
     "marksweston/finance, issue 33: other tools give about -80 %"},
    {"below -99 %", "2014-04-15 -10000; 2014-05-15 305.6; 2014-10-19 500", GT_IRR_OK, 1,
     -5.7491795746056376807, -0.996814607, 1e-6, "tubedude/xirr, issue 4; Google Sheets' value"},
    {"negative number to a fractional power", "2014-02-27 -4000; 2015-03-06 2050.2", GT_IRR_OK, 1,
     -0.65578040131651930326, -0.4809631525, 1e-8,
     "peliot/XIRR-and-XNPV, issue 4; Google Sheets' value"},
    {"the same day only", "2000-06-09 2500; 2000-06-09 -2500", GT_IRR_NO_SIGN_CHANGE, 0, 0, NAN, 0,
     "peliot/XIRR-and-XNPV, issue 5"},
    {"two weeks",
     "2020-01-01 1260404.83; 2020-01-11 -2881.40; 2020-01-10 -10565.62; 2020-01-10 20000; "
     "2020-01-15 -1278822.63",
     GT_IRR_OK, 1, 0.24378666940510225432, 0.2761, 1e-4, "ONLYOFFICE DocumentServer, issue 746"},
    {"a loss over ten years, receipt first", "1985-01-01 1000; 1990-01-01 -600; 1995-01-01 -200",
     GT_IRR_OK, 1, -0.035204918217225569036, -0.034592, 1e-6,
     "scripbox/ex-xirr, test/ex_xirr_test.exs"},
    {"sixfold over ten years, receipt first", "1985-01-01 1000; 1990-01-01 -600; 1995-01-01 -6000",
     GT_IRR_OK, 1, 0.20349851077178863962, 0.225683, 1e-6, "tubedude/xirr, test/test_cashflow.rb"},
    {"two flows on each of two days",
     "2011-12-07 1000; 2011-12-07 2000; 2013-05-21 -2000; 2013-05-21 -4000", GT_IRR_OK, 1,
     0.47645710151483999612, 0.610359, 1e-6, "scripbox/ex-xirr, test/ex_xirr_test.exs"},
    {"2,112 %", "2015-11-01 -800000; 2015-10-01 -2200000; 2015-06-01 1000000", GT_IRR_OK, 1,
     3.0964079745524984413, 21.118359, 1e-5, "scripbox/ex-xirr, test/ex_xirr_test.exs"},
    {"sixfold in a day: 1e284", "1985-01-01 1000; 1985-01-02 -6000", GT_IRR_OK, 1,
     653.9922062682400753, 1.0597572345993451e+284, 1e272, "tubedude/xirr, test/test_cashflow.rb"},
    {"56 years", "1957-01-01 -1000; 2013-01-01 390000", GT_IRR_OK, 1, 0.10646541311137907601,
     0.112339, 1e-6, "tubedude/xirr, test/test_cashflow.rb"},
    {"a gem misses it", "2019-09-10 -400; 2020-01-21 -400; 2020-02-24 -400; 2020-03-16 895.24",
     GT_IRR_OK, 1, -1.3546299162082255184, -0.7420, 5e-5, "klippero/xirr-bug, main.rb"},
    {"one per cent a year", "2010-12-29 -10000; 2012-01-25 20; 2012-03-08 10100", GT_IRR_OK, 1,
     0.010010987592640248648, 0.010061265164920336, 1e-9, "fnx, BasicTest.test_xirr"},
    {"of 1e-12, where an absolute tolerance takes any rate", "2026-01-01 -1e-12; 2027-01-01 2e-12",
     GT_IRR_OK, 1, 0.69314718055994530942, 1, 1e-12, "we-promise/sure, pull request 3611"},
};

static const struct row periodic[] = {
    {"five years", "-150000 15000 25000 35000 45000 60000", GT_IRR_OK, 1, 0.051104520987416748454,
     0.0524, 1e-4, "numpy-financial, tests/test_financial.py, TestIrr"},
    {"nothing between", "-100 0 0 74", GT_IRR_OK, 1, -0.10036836426130720475, -0.0955, 1e-4,
     "numpy-financial, tests/test_financial.py, TestIrr"},
    {"four years", "-100 39 59 55 20", GT_IRR_OK, 1, 0.24760075759182967937, 0.28095, 1e-5,
     "numpy-financial, tests/test_financial.py, TestIrr"},
    {"a payment behind, nearest 0", "-100 100 0 -7", GT_IRR_MULTIPLE_ROOTS, 2,
     -0.086974649865823583429, -0.0833, 1e-4, "numpy-financial, tests/test_financial.py, TestIrr"},
    {"a receipt behind", "-100 100 0 7", GT_IRR_OK, 1, 0.060208992518006266057, 0.06206, 1e-5,
     "numpy-financial, tests/test_financial.py, TestIrr"},
    {"three changes of sign", "-5 10.5 1 -8 1", GT_IRR_MULTIPLE_ROOTS, 3, 0.084890940770017932789,
     0.0886, 1e-4, "numpy-financial, tests/test_financial.py, TestIrr"},
    {"zeros behind", "-5 10.5 1 -8 1 0 0 0", GT_IRR_MULTIPLE_ROOTS, 3, 0.084890940770017932789,
     0.0886, 1e-4, "numpy-financial, tests/test_financial.py, TestIrr"},
    {"amounts of 1e-7 to 1e-301",
     "-3000 2.3926932267015667e-07 4.1672087103345505e-16 5.3965110036378706e-25 "
     "5.1962551071806174e-34 3.7202955645436402e-43 1.9804961711632469e-52 7.8393517651814181e-62 "
     "2.3072565113911438e-71 5.0491839233308912e-81 8.2159177668499263e-91 9.9403244366963527e-101 "
     "8.942410813633967e-111",
     GT_IRR_OK, 1, -20.784723239917857219, -0.9999999990596069, 1e-9,
     "numpy-financial, tests/test_financial.py, TestIrr, gh-15"},
    {"five years", "-40000 5000 8000 12000 30000", GT_IRR_OK, 1, 0.10058949096618044894, NAN, 0,
     "numpy-financial, tests/test_financial.py, TestIrr, congruence"},
    {"None for twelve payments",
     "87.17 87.17 87.17 87.17 87.17 87.17 87.17 87.17 87.17 87.17 87.17 87.17 -86.43", GT_IRR_OK, 1,
     -0.69730232970071514185, -0.5020732642263963, 1e-14,
     "pyxirr, issue 20; numpy-financial's value"},
    {"1e14 for a plain project",
     "0 -54040.55222 -15288.72407 11947.6118 13954.22077 24836.44528 42522.40517 32902.24734 "
     "29955.5224 21873.50073 20263.8865 18480.79936 10197.66285",
     GT_IRR_OK, 1, 0.21321313168397077963, NAN, 0, "pyxirr, issue 56"},
    {"-176 % for a loss",
     "-1.44852555e+08 1.41881733e+06 1.40267049e+06 1.38296290e+06 1.37042160e+06 1.35430596e+06 "
     "1.33818655e+06 1.31857419e+06 1.30593472e+06 1.28980433e+06 1.27367350e+06 1.25354845e+06 "
     "1.24144917e+06 1.22533563e+06 1.20917048e+06 1.18927331e+06 1.17625690e+06 1.15946627e+06 "
     "1.14245161e+06 1.12147927e+06 1.10668164e+06",
     GT_IRR_OK, 1, -0.14167154550256647511, -0.1320937225730502, 1e-9,
     "pyxirr, issue 46; numpy-financial's value"},
    {"INSEAD", "-12 0 0 40", GT_IRR_OK, 1, 0.40132426810864533087, 0.494, 1e-3,
     "INSEAD, Measuring PE Fund Performance, 2019, as in pyxirr core/src/private_equity.rs"},
    {"INSEAD", "-12 -10 -4 40 0 15 5", GT_IRR_OK, 1, 0.2808888445312733025, 0.324, 1e-3,
     "INSEAD, Measuring PE Fund Performance, 2019, as in pyxirr core/src/private_equity.rs"},
    {"three years without the last receipts", "-70000 12000 15000", GT_IRR_OK, 1,
     -0.58610058154242472062, -0.443506941334740, 1e-9,
     "support.microsoft.com, IRR function, example"},
    {"two rates: 38 and 262 %", "-2000 10000 -10000", GT_IRR_MULTIPLE_ROOTS, 2,
     0.3235071311574467398, 0.38, 5e-3,
     "edupristine.com and 300hours.com, CFA level 1, multiple IRR problem"},
    {"two rates: 37 and -76 %", "-39800 63800 -12800", GT_IRR_MULTIPLE_ROOTS, 2,
     0.31328050622636262472, 0.3679, 1e-4, "answer.ya.guru/questions/8411365"},
    {"four rates: 25, 33 1/3, 42 6/7 and 66 2/3 %", "-252 1431 -3035 2850 -1000",
     GT_IRR_MULTIPLE_ROOTS, 4, 0.22314355131420975577, 0.25, 1e-9,
     "Ross, Westerfield, Jordan, Fundamentals of Corporate Finance, ch. 9, as in brainmass.com "
     "39308"},
};

static double read_amount(const char **text)
{
    char *end;
    double amount = strtod(*text, &end);
    ck_assert_ptr_ne(*text, end);
    *text = end;
    return amount;
}

static size_t read_dated(const char *text, struct gt_flow *flows)
{
    size_t count = 0;
    while (*text) {
        ck_assert_uint_lt(count, FLOWS_MAX);
        text += strspn(text, " ;");
        ck_assert_int_eq(gt_day_parse(text, 10, &flows[count].day), GT_OK);
        text += 10;
        flows[count++].amount = read_amount(&text);
    }
    return count;
}

static size_t read_periodic(const char *text, struct gt_timed *flows)
{
    size_t count = 0;
    for (; *text; count++) {
        ck_assert_uint_lt(count, FLOWS_MAX);
        flows[count] = (struct gt_timed){(double)count, read_amount(&text)};
    }
    return count;
}

/* All roots, and each: ln(1+r) to 1e-12, the rate as published. */
static void check(const struct row *row, const struct gt_timed *flows, size_t count)
{
    struct gt_root roots[FLOWS_MAX];
    struct gt_irr irr;
    size_t found = 0;
    ck_assert_int_eq(gt_irr_find(flows, count, &irr, roots, &found), GT_OK);
    ck_assert_msg(irr.status == row->status, "%s (%s): %s", row->why, row->source,
                  gt_irr_status_token(irr.status));
    ck_assert_msg(found == row->roots, "%s (%s): %zu roots", row->why, row->source, found);
    for (size_t i = 0; i < found; i++)
        ck_assert(roots[i].certified);
    if (found > 0) {
        ck_assert(roots[0].log_rate == irr.log_rate && roots[0].rate == irr.value);
        ck_assert_msg(fabs(irr.log_rate - row->log_rate) <= 1e-12 + 1e-15 * fabs(irr.log_rate),
                      "%s (%s): %.17g", row->why, row->source, irr.log_rate);
    }
    if (!isnan(row->published))
        ck_assert_msg(fabs(irr.value - row->published) <= row->tolerance, "%s (%s): %.17g",
                      row->why, row->source, irr.value);
}

START_TEST(test_dated)
{
    struct gt_flow flows[FLOWS_MAX];
    struct gt_timed timed[FLOWS_MAX];
    size_t count = read_dated(dated[_i].flows, flows);
    gt_flows_timed(flows, count, GT_DAY_COUNT_ACT_365F, timed);
    check(&dated[_i], timed, count);
}
END_TEST

START_TEST(test_periodic)
{
    struct gt_timed flows[FLOWS_MAX];
    check(&periodic[_i], flows, read_periodic(periodic[_i].flows, flows));
}
END_TEST

/* pyxirr's complaint that success depends on the scale: from 1e-9 to 1e12 the answer is one. */
START_TEST(test_any_scale)
{
    static const double scales[] = {1e-9, 0.1, 1.0 / 3, 7, 1024, 1e6 / 7, 1e12};
    struct gt_flow flows[FLOWS_MAX], scaled[FLOWS_MAX];
    size_t count = read_dated(dated[_i].flows, flows);
    struct gt_irr irr, other;
    ck_assert_int_eq(gt_xirr(flows, count, &irr), GT_OK);
    for (size_t s = 0; s < sizeof scales / sizeof *scales; s++) {
        for (size_t i = 0; i < count; i++)
            scaled[i] = (struct gt_flow){flows[i].day, flows[i].amount * scales[s]};
        ck_assert_int_eq(gt_xirr(scaled, count, &other), GT_OK);
        ck_assert_msg(other.status == irr.status, "%s x %g: %s", dated[_i].why, scales[s],
                      gt_irr_status_token(other.status));
        if (irr.status == GT_IRR_OK || irr.status == GT_IRR_MULTIPLE_ROOTS)
            ck_assert_msg(fabs(other.log_rate - irr.log_rate) <= 1e-12 + 1e-15 * fabs(irr.log_rate),
                          "%s x %g: %.17g", dated[_i].why, scales[s], other.log_rate);
    }
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *suite = suite_create("returns_published");
    TCase *tcase = tcase_create("values");
    tcase_add_loop_test(tcase, test_dated, 0, (int)(sizeof dated / sizeof *dated));
    tcase_add_loop_test(tcase, test_periodic, 0, (int)(sizeof periodic / sizeof *periodic));
    tcase_add_loop_test(tcase, test_any_scale, 0, (int)(sizeof dated / sizeof *dated));
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
