package pl.nurt.bridge.simulator;

/** How water is used behind a simulated meter. */
public enum UseProfile {
    /** Morning and evening peaks, nights near zero, other habits at weekends. */
    HOUSEHOLD,
    /** A household with a leak of 11 litres an hour, day and night. */
    LEAK,
    /** Nobody at home: no use at all. */
    HOLIDAY,
    /** A household that waters its garden in the evening, from April to September. */
    GARDEN,
    /** Large and spread over the whole day. */
    FARM
}
