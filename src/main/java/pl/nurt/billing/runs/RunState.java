package pl.nurt.billing.runs;

/** How far a run has come. */
public enum RunState {
    /** The dry run is under way. */
    PREPARING,
    /** The dry run is there; nothing is issued. */
    PREPARED,
    ISSUING,
    /** Whatever could be issued is; held and parked contracts may still be let in. */
    FINISHED
}
