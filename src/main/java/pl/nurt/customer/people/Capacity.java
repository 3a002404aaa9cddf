package pl.nurt.customer.people;

/** In what right somebody acts for a customer. */
public enum Capacity {
    CO_OWNER,
    /** By a power of attorney (pełnomocnik). */
    ATTORNEY,
    /** Of a housing community (zarządca). */
    ADMINISTRATOR,
    BOARD_MEMBER,
    ACCOUNTANT,
    /** Opens the cellar and knows the meter (dozorca). */
    CARETAKER
}
