package pl.nurt.bridge.simulator;

/** What is wrong with the line of a simulated concentrator, for all meters behind it. */
public enum LineFault {
    /** What is sent comes back before the answer. */
    ECHO,
    /** Stray bytes come before an answer. */
    NOISE,
    /** Every byte travels alone, without pause. */
    SPLIT,
    /** Every byte travels alone, with pauses. */
    SLOW,
    /** Connections are taken, but nothing ever comes back. */
    SILENT,
    /** Random bytes come instead of answers. */
    GARBAGE,
    /** Every request makes the connection break. */
    DROPPED
}
