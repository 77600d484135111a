/* returns.c - a small program on libgentou: what a fund's flows returned, and a split to the cent.
 *
 *   cc returns.c $(pkg-config --cflags --libs gentou)
 */
#include <gentou/money.h>
#include <gentou/returns.h>

#include <inttypes.h>
#include <stdio.h>

int main(void)
{
    /* Paid in is negative. LibreOffice's example of XIRR: 0.194818475056105. */
    static const char *const days[] = {"2001-01-01", "2001-01-02", "2001-03-15", "2001-05-12",
                                       "2001-08-10"};
    static const double amounts[] = {-10000, 2000, 2500, 5000, 1000};
    struct gt_flow flows[5];
    struct gt_irr irr;
    for (int i = 0; i < 5; i++) {
        flows[i].amount = amounts[i];
        if (gt_day_parse(days[i], 10, &flows[i].day) != GT_OK)
            return 1;
    }
    if (gt_xirr(flows, 5, &irr) != GT_OK)
        return 1;
    printf("XIRR %.9f (%s)\n", irr.value, gt_irr_status_token(irr.status));

    /* 100.00 among three, in fen: the parts sum to the whole. */
    static const gt_money weights[] = {1, 1, 1};
    gt_money parts[3];
    if (gt_money_allocate(10000, weights, 3, parts) != GT_OK)
        return 1;
    printf("parts %" PRId64 " %" PRId64 " %" PRId64 "\n", parts[0], parts[1], parts[2]);
    return 0;
}
