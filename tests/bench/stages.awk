# stages.awk - the way of invented deals through the pipeline: awk -v rows=DEALS -v each=N, N moves a
# deal after the first, on days of 2024, the last of them closing half of the deals and passing a
# quarter; the others stand on their way.
BEGIN {
    split("screened pitched due_diligence terms closing", words, " ")
    split("screened pitched terms closing", open, " ")
    print "deal,date,stage,pass_reason"
    for (row = 1; row <= rows; row++)
        for (move = 1; move <= each; move++) {
            last = row % 2 ? "closed" : row % 4 ? "passed" : open[1 + int(row / 4) % 4]
            stage = move == each ? last : words[1 + (move - 1) % 5]
            printf "D%d,2024-%02d-%02d,%s,%s\n", row, 1 + int((move - 1) / 2),
                1 + (row % 14) + 14 * (move % 2 == 0), stage, stage == "passed" ? "team" : ""
        }
}
