package pl.nurt.customer.supply;

/** Whom a closed valve endangers: they are rung before. */
public enum SensitiveUse {
    HOSPITAL,
    /** Somebody on dialysis at home. */
    DIALYSIS,
    CARE_HOME,
    SCHOOL,
    FOOD_PLANT
}
