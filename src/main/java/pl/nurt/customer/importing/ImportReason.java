package pl.nurt.customer.importing;

/** Why a row is refused or doubtful; the words for people stand in the texts. */
public enum ImportReason {
    NO_NUMBER,
    /** A cell goes over several lines: most likely a quotation mark is missing, and it holds rows of the table. */
    SEVERAL_LINES,
    NO_NAME,
    /** The column of the kind says something that is none we know. */
    UNKNOWN_KIND,
    /** A cell of the spreadsheet holds a formula without a result. */
    NO_RESULT,
    BAD_PESEL,
    BAD_NIP,
    BAD_REGON,
    BAD_PHONE,
    BAD_EMAIL,
    BAD_POSTAL_CODE,
    /** An address without house number, postal code or locality. */
    HALF_ADDRESS,
    HALF_COORDINATES,
    NOT_IN_POLAND,
    HALF_PLACE,
    NO_CONTRACT_DAY,
    NO_PLACE,
    ENDS_BEFORE,
    BAD_MONTHS,
    BAD_NUMBER,
    BAD_DAY,
    /** A day of years for which the register keeps nothing. */
    FAR_DAY,
    /** A text that the forms would not take either. */
    TOO_LONG,
    /** A sign that is none of a text, such as a zero byte. */
    BAD_SIGN,
    NEGATIVE_INDEX,
    /** Of a meter the table does not say all that its register and its last reading need. */
    HALF_METER,
    /** The same customer stands earlier in the file and says something else. */
    TWICE_DIFFERENT,
    /** Its number differs in spaces and small letters alone from another customer's. */
    NUMBER_ALIKE,
    SAME_PESEL,
    SAME_NIP,
    /** The register calls the customer of that number otherwise, and the row gives them something new besides. */
    NUMBER_OF_ANOTHER,
    /** The customer of that number was merged into another one. */
    MERGED,
    UNKNOWN_GROUP,
    /** The table does not say the kind, and names a person where the register has another kind of customer. */
    KIND_DIFFERS,
    CONTRACT_OF_ANOTHER,
    /** The contract holds at another place. */
    CONTRACT_ELSEWHERE,
    CONTRACT_BEGAN_OTHERWISE,
    /** The meter has another reading of that moment; the first one stays. */
    READING_DIFFERS,
    /** Of a day that has not been. */
    READING_AHEAD,
    /** It would change a day that stands on an invoice, and is left out. */
    READING_BILLED,
    /** Less than a reading before, or more than a later one. */
    READING_BACKWARDS,
    /** The meter is installed at another place, or another meter at this one. */
    METER_ELSEWHERE,
    /** The number is printed on a meter that is read from afar, which stays as it is. */
    METER_REMOTE,
    /** The table has the meter at another place as well. */
    METER_TWICE,
    PLACE_TAKEN
}
