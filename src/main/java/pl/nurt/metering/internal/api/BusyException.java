package pl.nurt.metering.internal.api;

/** Too many batches at once; the bridge should come again. */
class BusyException extends RuntimeException {
    BusyException() {
        super("busy");
    }
}
