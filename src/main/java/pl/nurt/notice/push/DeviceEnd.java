package pl.nurt.notice.push;

/** Why a device takes no more messages. */
public enum DeviceEnd {
    /** Its push service says that it is not there any more. */
    GONE,
    /** Its owner does not want them there. */
    SWITCHED_OFF,
    /** Somebody else took over the browser. */
    HANDED_OVER
}
