package pl.nurt.bridge.simulator;

import java.util.Set;
import pl.nurt.bridge.mbus.MeterId;

/** A fault that a park starts with. */
sealed interface InitialFault {
    void applyTo(Park park);

    record OfMeter(MeterId meter, Fault fault) implements InitialFault {
        @Override
        public void applyTo(Park park) {
            park.fail(meter.toString(), fault);
        }
    }

    record OfLine(String concentrator, Set<LineFault> faults) implements InitialFault {
        @Override
        public void applyTo(Park park) {
            park.failLine(concentrator, faults);
        }
    }
}
