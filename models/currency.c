/* currency.c - the currencies a ledger may hold.
 *
 * ISO 4217, list one: alphabetic code, minor unit, name. Left out are what nobody invests in and
 * what has no minor unit: metals, bond-market units, SDR, test codes; and the fund codes (CLF, UYW
 * and such, some of which have four decimals). Codes withdrawn since 2015 (ANG, BGN, CUC, HRK, SLL,
 * ZWL) stay, as a ledger's past may hold them; their successors (XCG, EUR, SLE, ZWG) stand beside
 * them. To add a currency: one row, in the order of the codes (the search relies on it; a test
 * checks it).
 */
#include "gentou/money.h"

#include <string.h>

/* X(code, decimals, name) */
#define CURRENCY_LIST(X)                                                                           \
    X(AED, 2, "UAE Dirham")                                                                        \
    X(AFN, 2, "Afghani")                                                                           \
    X(ALL, 2, "Lek")                                                                               \
    X(AMD, 2, "Armenian Dram")                                                                     \
    X(ANG, 2, "Netherlands Antillean Guilder")                                                     \
    X(AOA, 2, "Kwanza")                                                                            \
    X(ARS, 2, "Argentine Peso")                                                                    \
    X(AUD, 2, "Australian Dollar")                                                                 \
    X(AWG, 2, "Aruban Florin")                                                                     \
    X(AZN, 2, "Azerbaijan Manat")                                                                  \
    X(BAM, 2, "Convertible Mark")                                                                  \
    X(BBD, 2, "Barbados Dollar")                                                                   \
    X(BDT, 2, "Taka")                                                                              \
    X(BGN, 2, "Bulgarian Lev")                                                                     \
    X(BHD, 3, "Bahraini Dinar")                                                                    \
    X(BIF, 0, "Burundi Franc")                                                                     \
    X(BMD, 2, "Bermudian Dollar")                                                                  \
    X(BND, 2, "Brunei Dollar")                                                                     \
    X(BOB, 2, "Boliviano")                                                                         \
    X(BRL, 2, "Brazilian Real")                                                                    \
    X(BSD, 2, "Bahamian Dollar")                                                                   \
    X(BTN, 2, "Ngultrum")                                                                          \
    X(BWP, 2, "Pula")                                                                              \
    X(BYN, 2, "Belarusian Ruble")                                                                  \
    X(BZD, 2, "Belize Dollar")                                                                     \
    X(CAD, 2, "Canadian Dollar")                                                                   \
    X(CDF, 2, "Congolese Franc")                                                                   \
    X(CHF, 2, "Swiss Franc")                                                                       \
    X(CLP, 0, "Chilean Peso")                                                                      \
    X(CNY, 2, "Yuan Renminbi")                                                                     \
    X(COP, 2, "Colombian Peso")                                                                    \
    X(CRC, 2, "Costa Rican Colon")                                                                 \
    X(CUC, 2, "Peso Convertible")                                                                  \
    X(CUP, 2, "Cuban Peso")                                                                        \
    X(CVE, 2, "Cabo Verde Escudo")                                                                 \
    X(CZK, 2, "Czech Koruna")                                                                      \
    X(DJF, 0, "Djibouti Franc")                                                                    \
    X(DKK, 2, "Danish Krone")                                                                      \
    X(DOP, 2, "Dominican Peso")                                                                    \
    X(DZD, 2, "Algerian Dinar")                                                                    \
    X(EGP, 2, "Egyptian Pound")                                                                    \
    X(ERN, 2, "Nakfa")                                                                             \
    X(ETB, 2, "Ethiopian Birr")                                                                    \
    X(EUR, 2, "Euro")                                                                              \
    X(FJD, 2, "Fiji Dollar")                                                                       \
    X(FKP, 2, "Falkland Islands Pound")                                                            \
    X(GBP, 2, "Pound Sterling")                                                                    \
    X(GEL, 2, "Lari")                                                                              \
    X(GHS, 2, "Ghana Cedi")                                                                        \
    X(GIP, 2, "Gibraltar Pound")                                                                   \
    X(GMD, 2, "Dalasi")                                                                            \
    X(GNF, 0, "Guinean Franc")                                                                     \
    X(GTQ, 2, "Quetzal")                                                                           \
    X(GYD, 2, "Guyana Dollar")                                                                     \
    X(HKD, 2, "Hong Kong Dollar")                                                                  \
    X(HNL, 2, "Lempira")                                                                           \
    X(HRK, 2, "Kuna")                                                                              \
    X(HTG, 2, "Gourde")                                                                            \
    X(HUF, 2, "Forint")                                                                            \
    X(IDR, 2, "Rupiah")                                                                            \
    X(ILS, 2, "New Israeli Sheqel")                                                                \
    X(INR, 2, "Indian Rupee")                                                                      \
    X(IQD, 3, "Iraqi Dinar")                                                                       \
    X(IRR, 2, "Iranian Rial")                                                                      \
    X(ISK, 0, "Iceland Krona")                                                                     \
    X(JMD, 2, "Jamaican Dollar")                                                                   \
    X(JOD, 3, "Jordanian Dinar")                                                                   \
    X(JPY, 0, "Yen")                                                                               \
    X(KES, 2, "Kenyan Shilling")                                                                   \
    X(KGS, 2, "Som")                                                                               \
    X(KHR, 2, "Riel")                                                                              \
    X(KMF, 0, "Comorian Franc")                                                                    \
    X(KPW, 2, "North Korean Won")                                                                  \
    X(KRW, 0, "Won")                                                                               \
    X(KWD, 3, "Kuwaiti Dinar")                                                                     \
    X(KYD, 2, "Cayman Islands Dollar")                                                             \
    X(KZT, 2, "Tenge")                                                                             \
    X(LAK, 2, "Lao Kip")                                                                           \
    X(LBP, 2, "Lebanese Pound")                                                                    \
    X(LKR, 2, "Sri Lanka Rupee")                                                                   \
    X(LRD, 2, "Liberian Dollar")                                                                   \
    X(LSL, 2, "Loti")                                                                              \
    X(LYD, 3, "Libyan Dinar")                                                                      \
    X(MAD, 2, "Moroccan Dirham")                                                                   \
    X(MDL, 2, "Moldovan Leu")                                                                      \
    X(MGA, 2, "Malagasy Ariary")                                                                   \
    X(MKD, 2, "Denar")                                                                             \
    X(MMK, 2, "Kyat")                                                                              \
    X(MNT, 2, "Tugrik")                                                                            \
    X(MOP, 2, "Pataca")                                                                            \
    X(MRU, 2, "Ouguiya")                                                                           \
    X(MUR, 2, "Mauritius Rupee")                                                                   \
    X(MVR, 2, "Rufiyaa")                                                                           \
    X(MWK, 2, "Malawi Kwacha")                                                                     \
    X(MXN, 2, "Mexican Peso")                                                                      \
    X(MYR, 2, "Malaysian Ringgit")                                                                 \
    X(MZN, 2, "Mozambique Metical")                                                                \
    X(NAD, 2, "Namibia Dollar")                                                                    \
    X(NGN, 2, "Naira")                                                                             \
    X(NIO, 2, "Cordoba Oro")                                                                       \
    X(NOK, 2, "Norwegian Krone")                                                                   \
    X(NPR, 2, "Nepalese Rupee")                                                                    \
    X(NZD, 2, "New Zealand Dollar")                                                                \
    X(OMR, 3, "Rial Omani")                                                                        \
    X(PAB, 2, "Balboa")                                                                            \
    X(PEN, 2, "Sol")                                                                               \
    X(PGK, 2, "Kina")                                                                              \
    X(PHP, 2, "Philippine Peso")                                                                   \
    X(PKR, 2, "Pakistan Rupee")                                                                    \
    X(PLN, 2, "Zloty")                                                                             \
    X(PYG, 0, "Guarani")                                                                           \
    X(QAR, 2, "Qatari Rial")                                                                       \
    X(RON, 2, "Romanian Leu")                                                                      \
    X(RSD, 2, "Serbian Dinar")                                                                     \
    X(RUB, 2, "Russian Ruble")                                                                     \
    X(RWF, 0, "Rwanda Franc")                                                                      \
    X(SAR, 2, "Saudi Riyal")                                                                       \
    X(SBD, 2, "Solomon Islands Dollar")                                                            \
    X(SCR, 2, "Seychelles Rupee")                                                                  \
    X(SDG, 2, "Sudanese Pound")                                                                    \
    X(SEK, 2, "Swedish Krona")                                                                     \
    X(SGD, 2, "Singapore Dollar")                                                                  \
    X(SHP, 2, "Saint Helena Pound")                                                                \
    X(SLE, 2, "Leone")                                                                             \
    X(SLL, 2, "Leone")                                                                             \
    X(SOS, 2, "Somali Shilling")                                                                   \
    X(SRD, 2, "Surinam Dollar")                                                                    \
    X(SSP, 2, "South Sudanese Pound")                                                              \
    X(STN, 2, "Dobra")                                                                             \
    X(SVC, 2, "El Salvador Colon")                                                                 \
    X(SYP, 2, "Syrian Pound")                                                                      \
    X(SZL, 2, "Lilangeni")                                                                         \
    X(THB, 2, "Baht")                                                                              \
    X(TJS, 2, "Somoni")                                                                            \
    X(TMT, 2, "Turkmenistan New Manat")                                                            \
    X(TND, 3, "Tunisian Dinar")                                                                    \
    X(TOP, 2, "Pa'anga")                                                                           \
    X(TRY, 2, "Turkish Lira")                                                                      \
    X(TTD, 2, "Trinidad and Tobago Dollar")                                                        \
    X(TWD, 2, "New Taiwan Dollar")                                                                 \
    X(TZS, 2, "Tanzanian Shilling")                                                                \
    X(UAH, 2, "Hryvnia")                                                                           \
    X(UGX, 0, "Uganda Shilling")                                                                   \
    X(USD, 2, "US Dollar")                                                                         \
    X(UYU, 2, "Peso Uruguayo")                                                                     \
    X(UZS, 2, "Uzbekistan Sum")                                                                    \
    X(VED, 2, "Bolívar Soberano")                                                                  \
    X(VES, 2, "Bolívar Soberano")                                                                  \
    X(VND, 0, "Dong")                                                                              \
    X(VUV, 0, "Vatu")                                                                              \
    X(WST, 2, "Tala")                                                                              \
    X(XAF, 0, "CFA Franc BEAC")                                                                    \
    X(XCD, 2, "East Caribbean Dollar")                                                             \
    X(XCG, 2, "Caribbean Guilder")                                                                 \
    X(XOF, 0, "CFA Franc BCEAO")                                                                   \
    X(XPF, 0, "CFP Franc")                                                                         \
    X(YER, 2, "Yemeni Rial")                                                                       \
    X(ZAR, 2, "Rand")                                                                              \
    X(ZMW, 2, "Zambian Kwacha")                                                                    \
    X(ZWG, 2, "Zimbabwe Gold")                                                                     \
    X(ZWL, 2, "Zimbabwe Dollar")

#define PER_ONE_0 1
#define PER_ONE_2 100
#define PER_ONE_3 1000

static const struct gt_currency currencies[] = {
#define X(code, digits, name) {#code, digits, PER_ONE_##digits, name},
    CURRENCY_LIST(X)
#undef X
};

static char upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

const struct gt_currency *gt_currency_find(const char *code, size_t length)
{
    if (length != 3)
        return NULL;
    const char wanted[4] = {upper(code[0]), upper(code[1]), upper(code[2]), 0};
    size_t low = 0, high = sizeof currencies / sizeof *currencies;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = memcmp(wanted, currencies[middle].code, 3);
        if (order == 0)
            return &currencies[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}
