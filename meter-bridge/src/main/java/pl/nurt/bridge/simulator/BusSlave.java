package pl.nurt.bridge.simulator;

import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import pl.nurt.bridge.mbus.Frame;

/** A meter as the link layer of EN 13757-2 sees it: two addresses, each with its own frame count bit, and the selection. */
final class BusSlave {
    private static final int SELECTED = 253;
    private static final int EVERYONE = 254;
    private static final int BROADCAST = 255;
    private static final int SND_UD = 0x53;
    private static final int REQ_UD1 = 0x5A;
    private static final int REQ_UD2 = 0x5B;
    private static final int CI_APPLICATION_RESET = 0x50;
    private static final int CI_DATA_SEND = 0x51;
    private static final int CI_SELECT = 0x52;
    /** DIF and VIF in front of a primary address. */
    private static final byte[] NEW_ADDRESS = {0x01, 0x7A};

    private static final int WILDCARD = 0xFF;

    private final Clock clock;
    private final SimulatedMeter meter;
    private final SlaveLink primary = new SlaveLink();
    private final SlaveLink selected = new SlaveLink();
    private boolean isSelected;
    private int access;

    BusSlave(Clock clock, SimulatedMeter meter) {
        this.clock = clock;
        this.meter = meter;
    }

    /** What this meter answers; a meter that is silent does not hear either, so it keeps its state. */
    Optional<Reply> hear(Frame request) {
        if (meter.isSilent()) {
            if (concerns(request)) {
                meter.nextFault();
            }
            return Optional.empty();
        }
        return switch (request) {
            case Frame.Short(var control, var address) when reaches(address) -> hearShort(control, address);
            case Frame.Long told when isSelection(told) -> select(told.data());
            case Frame.Long told when (told.control() & ~Frame.FCB) == SND_UD && reaches(told.address()) -> take(told);
            case Frame.Short ignored -> Optional.empty();
            case Frame.Long ignored -> Optional.empty();
            case Frame.Ack ignored -> Optional.empty();
        };
    }

    private boolean concerns(Frame request) {
        return switch (request) {
            case Frame.Short(var ignored, var address) -> reaches(address);
            case Frame.Long told -> isSelection(told) ? isMeant(told.data()) : reaches(told.address());
            case Frame.Ack ignored -> false;
        };
    }

    private static boolean isSelection(Frame.Long told) {
        return told.ci() == CI_SELECT && told.address() == SELECTED;
    }

    private boolean reaches(int address) {
        return address == meter.address()
                || address == EVERYONE
                || address == BROADCAST
                || (address == SELECTED && isSelected);
    }

    private Optional<Reply> hearShort(int control, int address) {
        var link = address == SELECTED ? selected : primary;
        return switch (control & ~Frame.FCB) {
            case Frame.SND_NKE -> {
                link.reset();
                isSelected &= address != SELECTED;
                yield acknowledge(address);
            }
            // No meter of this park has an alarm to tell.
            case REQ_UD1 -> acknowledge(address);
            case REQ_UD2 ->
                address == BROADCAST ? Optional.empty() : Optional.of(data(link, (control & Frame.FCB) != 0));
            default -> Optional.empty();
        };
    }

    private Optional<Reply> select(byte[] wanted) {
        isSelected = isMeant(wanted);
        selected.reset();
        return isSelected ? acknowledge(SELECTED) : Optional.empty();
    }

    /** Application reset, data, another baud rate: acknowledged alike; of data only a new primary address is taken. */
    private Optional<Reply> take(Frame.Long told) {
        var data = told.data();
        if (told.ci() == CI_DATA_SEND
                && data.length == NEW_ADDRESS.length + 1
                && Arrays.mismatch(data, NEW_ADDRESS) == 2) {
            meter.setAddress(data[2] & 0xFF);
        }
        if (told.ci() == CI_APPLICATION_RESET) {
            primary.startOver();
            selected.startOver();
        }
        return acknowledge(told.address());
    }

    private static Optional<Reply> acknowledge(int address) {
        return address == BROADCAST ? Optional.empty() : Optional.of(Reply.of(new Frame.Ack().encode()));
    }

    private boolean isMeant(byte[] wanted) {
        var own = meter.spec().id().selection();
        if (wanted.length != own.length) {
            return false;
        }
        for (var i = 0; i < own.length; i++) {
            var isIdent = i < 4;
            var matches = isIdent
                    ? nibbleMatches(own[i], wanted[i], 0x0F) && nibbleMatches(own[i], wanted[i], 0xF0)
                    : own[i] == wanted[i] || (wanted[i] & 0xFF) == WILDCARD;
            if (!matches) {
                return false;
            }
        }
        return true;
    }

    private static boolean nibbleMatches(byte own, byte wanted, int mask) {
        return (wanted & mask) == mask || (own & mask) == (wanted & mask);
    }

    private Reply data(SlaveLink link, boolean fcb) {
        var fault = meter.nextFault();
        var sound = link.answer(fcb, () -> {
            access = access + 1 & 0xFF;
            return TelegramWriter.readout(meter, clock.instant(), access, null);
        });
        // A fault spoils this answer only; what the meter would repeat stays sound.
        var bytes = fault != null && fault.spoilsContents()
                ? TelegramWriter.readout(meter, clock.instant(), access, fault).getFirst()
                : sound;
        return new Reply(bytes, fault);
    }
}
