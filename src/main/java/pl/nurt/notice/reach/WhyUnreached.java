package pl.nurt.notice.reach;

/** Why nothing reaches somebody outside of the portal. */
public enum WhyUnreached {
    /** Devices that have shown nothing for long, though pushes were accepted for them. */
    SILENT,
    /** Messages to the address or number come back, or the device is gone. */
    LOST,
    /** Gave neither an address nor a number, and switched on no device. */
    NOTHING
}
