package pl.nurt.bridge.simulator;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import pl.nurt.bridge.mbus.Frame;
import pl.nurt.bridge.mbus.link.MeterAddress;

/** The meters on one M-Bus: takes a master's frame and says what comes back. */
final class SimulatedBus {
    private static final int CI_SELECT = 0x52;
    private static final int EVERYONE = 254;
    private static final int WILDCARD = 0xFF;

    /** What goes back over the line. */
    record Answer(byte[] bytes, boolean late, boolean closesMidFrame) {
        private static Answer plain(byte[] bytes) {
            return new Answer(bytes, false, false);
        }
    }

    private static final class Slave {
        private final SimulatedMeter meter;
        private final SlaveLink primary = new SlaveLink();
        private final SlaveLink selected = new SlaveLink();
        private boolean isSelected;

        private Slave(SimulatedMeter meter) {
            this.meter = meter;
        }
    }

    private final Clock clock;
    private final Map<String, Slave> slaves = new LinkedHashMap<>();
    private final AtomicInteger access = new AtomicInteger();

    SimulatedBus(Clock clock, List<SimulatedMeter> meters) {
        this.clock = clock;
        meters.forEach(m -> slaves.put(m.spec().id().ident(), new Slave(m)));
    }

    /** Everything that answers; two answers at once are a collision, which the caller sees as bytes one after the other. */
    synchronized List<Answer> answers(Frame request) {
        var answers = new ArrayList<Answer>();
        for (var slave : slaves.values()) {
            if (slave.meter.isSilent()) {
                if (concerns(request, slave)) {
                    slave.meter.nextFault();
                }
            } else {
                answer(slave, request, answers);
            }
        }
        return answers;
    }

    private static boolean concerns(Frame request, Slave slave) {
        return switch (request) {
            case Frame.Short(var ignored, var address) -> reaches(address, slave);
            case Frame.Long select -> matches(slave, select.data());
            case Frame.Ack ignored -> false;
        };
    }

    private void answer(Slave slave, Frame request, List<Answer> answers) {
        switch (request) {
            case Frame.Short(var control, var address)
            when reaches(address, slave) -> {
                var link = address == MeterAddress.SELECTED ? slave.selected : slave.primary;
                if (control == Frame.SND_NKE) {
                    link.reset();
                    slave.isSelected &= address != MeterAddress.SELECTED;
                    answers.add(Answer.plain(new Frame.Ack().encode()));
                } else if ((control & ~Frame.FCB) == Frame.REQ_UD2) {
                    answers.add(data(slave, link, (control & Frame.FCB) != 0));
                }
            }
            case Frame.Long select
            when select.ci() == CI_SELECT && select.address() == MeterAddress.SELECTED -> {
                slave.isSelected = matches(slave, select.data());
                if (slave.isSelected) {
                    answers.add(Answer.plain(new Frame.Ack().encode()));
                }
            }
            case Frame.Short ignored -> {}
            case Frame.Long ignored -> {}
            case Frame.Ack ignored -> {}
        }
    }

    private static boolean reaches(int address, Slave slave) {
        return address == slave.meter.spec().address()
                || address == EVERYONE
                || (address == MeterAddress.SELECTED && slave.isSelected);
    }

    private static boolean matches(Slave slave, byte[] wanted) {
        var own = slave.meter.spec().id().selection();
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

    private Answer data(Slave slave, SlaveLink link, boolean fcb) {
        var fault = slave.meter.nextFault();
        var bytes = link.answer(
                fcb, () -> TelegramWriter.readout(slave.meter, clock.instant(), access.incrementAndGet() & 0xFF, null));
        if (fault == null) {
            return Answer.plain(bytes);
        }
        // A fault spoils this answer only; what the meter would repeat stays sound.
        var spoilt = TelegramWriter.readout(slave.meter, clock.instant(), access.get() & 0xFF, fault);
        var sent = fault == Fault.LATE || fault == Fault.CLOSE_MID_FRAME ? bytes : spoilt.getFirst();
        return new Answer(sent, fault == Fault.LATE, fault == Fault.CLOSE_MID_FRAME);
    }
}
