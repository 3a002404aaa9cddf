package pl.nurt.telemetry.api;

import org.jspecify.annotations.Nullable;
import pl.nurt.platform.api.Message;
import pl.nurt.telemetry.bridges.MeterHealth;
import pl.nurt.telemetry.bridges.MeterTrouble;

/** {@code MeterHealth} of the contract. */
record MeterHealthMessage(
        @Nullable String meter,
        @Nullable String state,
        @Nullable String reason,
        @Nullable Integer failures,
        @Nullable String lastAnswerAt) {
    static final int MOST = 1_000;

    MeterHealth checked() {
        var failed = Message.optionalCount("failures", failures);
        return new MeterHealth(
                Message.text("meter", meter, 40),
                Message.choice("state", state, MeterTrouble.class),
                Message.optionalText("reason", reason, 200),
                failed == null ? 0 : failed,
                Message.optionalInstant("lastAnswerAt", lastAnswerAt));
    }
}
