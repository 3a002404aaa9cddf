package pl.nurt.bridge.mbus.link;

import java.io.IOException;
import pl.nurt.bridge.line.LineTimeout;
import pl.nurt.bridge.mbus.MeterId;
import pl.nurt.bridge.mbus.TelegramRefused;
import pl.nurt.bridge.mbus.link.LinkFailure.Kind;

/** Gives one meter a primary address, after a look at who is meant and at who is there already. */
final class AddressSetting {
    private static final int LOOKS = 3;

    private final BusLink bus;
    private final BusProbe probe;

    AddressSetting(BusLink bus, LinkSettings settings) {
        this.bus = bus;
        this.probe = new BusProbe(bus, settings);
    }

    /** Changes nothing. */
    AddressPlan plan(MeterId meant, int wanted) throws IOException, LinkFailure {
        bus.connect();
        var found = theOne(meant);
        var plan = new AddressPlan(meant, found.meter(), found.primary(), wanted);
        if (!plan.isDone() && MeterAddress.isGiven(wanted)) {
            requireFree(wanted);
        }
        return plan;
    }

    private FoundMeter theOne(MeterId meant) throws IOException, LinkFailure {
        return switch (probe.selected(Selection.of(meant))) {
            case ProbeResult.One(var found) -> found;
            case ProbeResult.Nameless(var primary) when meant.isWhole() -> new FoundMeter(meant, primary, null);
            case ProbeResult.Nameless _ ->
                throw new LinkFailure(
                        Kind.BAD_ANSWER,
                        "the meter does not say who it is: name it by number, maker, version and medium");
            case ProbeResult.Several _ ->
                throw new LinkFailure(Kind.BAD_ANSWER, "several meters answer to " + meant.open() + ", or noise");
            case ProbeResult.Silent _ -> throw new LinkFailure(Kind.SILENT, "no meter answers to " + meant.open());
        };
    }

    /** Asked several times: who sleeps through the first question is there all the same. */
    private void requireFree(int wanted) throws IOException, LinkFailure {
        for (var look = 0; look < LOOKS; look++) {
            requireSilence(wanted);
        }
    }

    private void requireSilence(int wanted) throws IOException, LinkFailure {
        var there = probe.addressed(wanted);
        if (!(there instanceof ProbeResult.Silent)) {
            var who =
                    there instanceof ProbeResult.One(var found) ? found.meter().toString() : "somebody";
            throw new LinkFailure(Kind.BAD_ANSWER, who + " answers at address " + wanted + " already");
        }
    }

    /**
     * Asks again for what was planned, writes, and looks whether the meter is where it shall be.
     *
     * @throws LinkFailure it is not, or nothing was written because something has changed since
     */
    void write(AddressPlan plan) throws IOException, LinkFailure {
        if (!plan(plan.meant(), plan.wanted()).equals(plan)) {
            throw new LinkFailure(Kind.BAD_ANSWER, "the meter answers otherwise than before, so nothing was written");
        }
        var confirmed = true;
        try {
            bus.select(selectionOf(plan));
            bus.writeAddress(plan.wanted());
        } catch (LineTimeout | TelegramRefused e) {
            confirmed = false;
        }
        if (!isThere(plan)) {
            throw new LinkFailure(
                    Kind.BAD_ANSWER,
                    "the meter " + (confirmed ? "confirms" : "does not confirm")
                            + " its new address and does not answer at it");
        }
    }

    /** The whole address of the meter that was found: what was typed may stand for others as well, who heard nothing when it was looked. */
    private static byte[] selectionOf(AddressPlan plan) {
        return plan.meter().isWhole() ? plan.meter().selection() : plan.meant().selection();
    }

    private boolean isThere(AddressPlan plan) throws IOException {
        return switch (probe.addressed(plan.wanted())) {
            case ProbeResult.One(var found) -> plan.meter().matches(found.meter());
            // It was free before.
            case ProbeResult.Nameless _ -> true;
            case ProbeResult.Several _, ProbeResult.Silent _ -> false;
        };
    }
}
