package pl.nurt.bridge.mbus.link;

import java.io.IOException;
import pl.nurt.bridge.line.LineTimeout;
import pl.nurt.bridge.mbus.MeterId;
import pl.nurt.bridge.mbus.Reject;
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
        return plan.isDone() || !MeterAddress.isGiven(wanted) || isFree(plan)
                ? plan
                : new AddressPlan(meant, found.meter(), wanted, wanted);
    }

    private FoundMeter theOne(MeterId meant) throws IOException, LinkFailure {
        var there = probe.selected(Selection.of(meant));
        var other = meant.withOtherTopBit();
        if (there instanceof ProbeResult.Silent && other.isPresent()) {
            // Three letters do not tell the top bit of the maker's code.
            return theOne(other.get(), probe.selected(Selection.of(other.get())), meant);
        }
        return theOne(meant, there, meant);
    }

    private static FoundMeter theOne(MeterId selected, ProbeResult there, MeterId meant) throws LinkFailure {
        return switch (there) {
            case ProbeResult.One(var found) -> found;
            case ProbeResult.Nameless(var primary) when selected.isWhole() -> new FoundMeter(selected, primary, null);
            case ProbeResult.Nameless _ ->
                throw new LinkFailure(
                        Kind.BAD_ANSWER,
                        "the meter does not say who it is: name it by number, maker, version and medium");
            case ProbeResult.Several(var brokenOff) ->
                throw new LinkFailure(
                        Kind.BAD_ANSWER,
                        brokenOff == null
                                ? "several meters answer to " + meant.open() + ", or noise"
                                : Reject.LENGTH + ": " + brokenOff);
            case ProbeResult.Silent _ ->
                throw new LinkFailure(
                        Kind.SILENT, "no meter answers to " + meant.open() + MBusMaster.lessNarrowly(meant));
        };
    }

    /**
     * Whether nobody has the address, asked several times: who sleeps through the first question is there all the same.
     *
     * @return false if the meter itself has it, although it does not say so where it is selected
     */
    private boolean isFree(AddressPlan plan) throws IOException, LinkFailure {
        for (var look = 0; look < LOOKS; look++) {
            var there = probe.addressed(plan.wanted());
            if (there instanceof ProbeResult.One(var found) && Chain.isSame(found.meter(), plan.meter())) {
                return false;
            }
            if (!(there instanceof ProbeResult.Silent)) {
                var who = there instanceof ProbeResult.One(var found)
                        ? found.meter().toString()
                        : "somebody";
                throw new LinkFailure(
                        Kind.BAD_ANSWER, who + " answers at address " + plan.wanted() + " already" + because(there));
            }
        }
        return true;
    }

    private static String because(ProbeResult there) {
        return there instanceof ProbeResult.Several(var brokenOff) && brokenOff != null ? " (" + brokenOff + ")" : "";
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
            select(plan);
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

    /**
     * By the whole address of the meter that was found: what was typed may stand for others as well, who heard nothing when it was looked. Some
     * meters compare only their number.
     */
    private void select(AddressPlan plan) throws IOException, TelegramRefused {
        if (!plan.meter().isWhole()) {
            bus.select(plan.meant().selection());
            return;
        }
        try {
            bus.select(plan.meter().selection());
        } catch (LineTimeout e) {
            bus.select(plan.meant().selection());
        }
    }

    private boolean isThere(AddressPlan plan) throws IOException, LinkFailure {
        if (plan.wanted() == 0) {
            // Others may have none, either: it is asked by its name.
            return theOne(plan.meant()).primary() == null;
        }
        return switch (probe.addressed(plan.wanted())) {
            case ProbeResult.One(var found) -> plan.meter().matches(found.meter());
            // It was free before.
            case ProbeResult.Nameless _ -> true;
            case ProbeResult.Several _, ProbeResult.Silent _ -> false;
        };
    }
}
