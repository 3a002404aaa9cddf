package pl.nurt.telemetry;

import pl.nurt.identity.audit.AuditSubject;
import pl.nurt.identity.audit.Deed;
import pl.nurt.metering.BridgeId;

/** What can be done to bridges and to what they read. */
public enum TelemetryDeed implements Deed {
    BRIDGE_CREATED,
    ENROLMENT_CODE_MADE,
    BRIDGE_ENROLLED,
    KEY_RENEWED,
    KEY_OFFERED,
    KEY_TAKEN,
    KEYS_REVOKED,
    ROTATION_ANNOUNCED,
    KEY_REFUSED,
    ENDED_KEY_USED,
    CONFIGURATION_PUBLISHED,
    /** The bridge was told to do something: read, search, take a configuration. */
    ORDER_GIVEN,
    /** The meter is read through another concentrator. */
    SOURCE_CHANGED;

    @Override
    public String room() {
        return "telemetry";
    }

    /** The bridge, as the log names one. */
    public static AuditSubject subject(BridgeId bridge) {
        return AuditSubject.of("telemetry.bridge", bridge.value());
    }
}
