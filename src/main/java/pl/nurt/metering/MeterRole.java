package pl.nurt.metering;

/** What a meter counts at its service point. */
public enum MeterRole {
    /** All water taken; one at a time. */
    MAIN,
    /** A part of it, such as garden water that does not return to the sewer. */
    SUB
}
