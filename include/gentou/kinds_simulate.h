/* kinds_simulate.h - the words of simulations; the list of lists is in kinds.h. */
#ifndef GENTOU_KINDS_SIMULATE_H
#define GENTOU_KINDS_SIMULATE_H

/* How the paths of a simulation are drawn (gentou/random.h): each by itself, or with less noise in
 * the means of many. */
#define GT_SCHEME_LIST(X)                                                                          \
    X(INDEPENDENT, "independent", "independent")                                                   \
    X(ANTITHETIC, "antithetic", "antithetic pairs")                                                \
    X(NET, "net", "a net for the common factor")

/* The parties that a whole programme's results are told of (gentou/parties.h). A partner is told by
 * its name; private: partners, club and others together. */
#define GT_PARTY_ROLE_LIST(X)                                                                      \
    X(PUBLIC, "public", "Public")                                                                  \
    X(PARTNER, "partner", "Partner")                                                               \
    X(CLUB, "club", "Club")                                                                        \
    X(OTHERS, "others", "Others")                                                                  \
    X(PRIVATE, "private", "All private")

enum gt_party_role {
#define X(word, token, label) GT_PARTY_ROLE_##word,
    GT_PARTY_ROLE_LIST(X)
#undef X
};

enum gt_scheme {
#define X(word, token, label) GT_SCHEME_##word,
    GT_SCHEME_LIST(X)
#undef X
};

#endif
