# stages.awk - the way of invented deals through the pipeline: awk -v rows=DEALS -v each=N, N moves a
# deal after the first, on days of 2024, the last of them closing half of the deals.
BEGIN {
    split("screened pitched due_diligence terms closing", words, " ")
    print "deal,date,stage,pass_reason"
    for (row = 1; row <= rows; row++)
        for (move = 1; move <= each; move++) {
            stage = move == each ? (row % 2 ? "closed" : "passed") : words[1 + (move - 1) % 5]
            printf "D%d,2024-%02d-%02d,%s,%s\n", row, 1 + int((move - 1) / 2),
                1 + (row % 14) + 14 * (move % 2 == 0), stage, stage == "passed" ? "team" : ""
        }
}
