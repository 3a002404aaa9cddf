package pl.nurt.bridge.mbus.link;

/** The meter is there and cannot answer now. */
final class MeterBusy extends Exception {
    private static final long serialVersionUID = 1L;

    MeterBusy() {
        super("the meter is busy", null, false, false);
    }
}
