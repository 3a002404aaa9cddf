package pl.nurt.bridge.simulator;

/** What is wrong with a simulated gateway's line. */
public enum LineFault {
    /** The gateway sends back what it is sent. */
    ECHO,
    /** Random bytes come before an answer. */
    NOISE,
    /** Every byte travels alone. */
    SPLIT
}
