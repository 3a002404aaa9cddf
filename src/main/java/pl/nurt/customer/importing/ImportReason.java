package pl.nurt.customer.importing;

/** Why a row is refused or doubtful; the words for people stand in the texts. */
public enum ImportReason {
    NO_NUMBER,
    NO_NAME,
    BAD_PESEL,
    BAD_NIP,
    BAD_REGON,
    BAD_PHONE,
    BAD_EMAIL,
    BAD_POSTAL_CODE,
    HALF_COORDINATES,
    HALF_PLACE,
    NO_CONTRACT_DAY,
    NO_PLACE,
    ENDS_BEFORE,
    BAD_MONTHS,
    BAD_NUMBER,
    BAD_DAY,
    NEGATIVE_INDEX,
    /** Of a meter the table does not say all that its register and its last reading need. */
    HALF_METER,
    /** The same customer stands earlier in the file and says something else. */
    TWICE_DIFFERENT,
    SAME_PESEL,
    SAME_NIP,
    UNKNOWN_GROUP,
    CONTRACT_OF_ANOTHER,
    PLACE_TAKEN
}
