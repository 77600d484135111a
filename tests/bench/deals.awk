# deals.awk - a file of invented deals: awk -v rows=N -f deals.awk. The same N gives the same file.
#
# Company and investor names repeat as they do in a district: three deals to five companies, four
# investors a deal out of a fifth as many as there are deals.
function draw(below)
{
    # Park and Miller's minimal standard generator; products stay below 2^53.
    state = (state * 16807) % 2147483647
    return state % below
}
BEGIN {
    state = 20151118
    split("seed angel seed_angel pre_a series_a series_b series_c", kinds, " ")
    companies = int(rows * 3 / 5) + 1
    investors = int(rows / 5) + 1
    print "ref,company,date,kind,amount,investors,sector,city,stage,note"
    for (row = 1; row <= rows; row++) {
        names = ""
        first = draw(investors)
        for (i = 0; i < 4; i++)
            names = names (i ? "; " : "") "Capital " (first + i * 7919) % investors
        printf "D%d,Company %d,%d-%02d-%02d,%s,%d,%s,Sector %d,City %d,sourced,Note of deal %d 天使轮\n",
            row, draw(companies), 2010 + draw(14), 1 + draw(12), 1 + draw(28), kinds[1 + draw(7)],
            10000 * (1 + draw(500)), names, draw(40), draw(90), row
    }
}
