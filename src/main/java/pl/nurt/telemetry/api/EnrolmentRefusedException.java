package pl.nurt.telemetry.api;

/** No key is taken; what was wrong is not said. */
class EnrolmentRefusedException extends RuntimeException {
    EnrolmentRefusedException() {
        super("enrolment refused");
    }
}
