package pl.nurt.bridge.simulator;

import java.util.Optional;
import java.util.Set;

/**
 * What to change about a concentrator.
 *
 * @param faults of its line from now on, the empty set heals it; empty to leave them
 * @param drop break its open connections once
 */
record LineChange(Optional<Set<LineFault>> faults, boolean drop) {
    static LineChange read(ChangeReader body) throws BadChange {
        var change = new LineChange(
                body.has("faults") ? Optional.of(body.choices("faults", LineFault.class)) : Optional.empty(),
                body.isTrue("drop"));
        body.refuseOthers();
        return change;
    }

    void applyTo(Site site) {
        faults.ifPresent(site.line()::setFaults);
        if (drop) {
            site.server().dropConnections();
        }
    }
}
