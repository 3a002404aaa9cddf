package pl.nurt.bridge.simulator;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What to change about a meter; what is empty stays as it is. */
record MeterChange(
        Optional<Trouble> trouble, Optional<BigDecimal> indexM3, Optional<Tap> tap, Optional<Integer> status) {
    /** @param fault null heals the meter; @param times how many answers it spoils */
    record Trouble(@Nullable Fault fault, int times) {}

    record Tap(int litresPerMinute, Duration duration) {}

    static MeterChange read(ChangeReader body) throws BadChange {
        var change = new MeterChange(trouble(body), body.index("indexM3"), tap(body), body.integer("status", 0, 255));
        body.refuseOthers();
        return change;
    }

    private static Optional<Trouble> trouble(ChangeReader body) throws BadChange {
        var faults = body.choices("fault", Fault.class);
        var times = body.integer("times", 1, Integer.MAX_VALUE);
        if (faults.size() > 1 || times.isPresent() && faults.isEmpty()) {
            throw new BadChange("a meter has one fault at a time, and times goes with it");
        }
        return body.has("fault")
                ? Optional.of(new Trouble(faults.stream().findAny().orElse(null), times.orElse(Integer.MAX_VALUE)))
                : Optional.empty();
    }

    private static Optional<Tap> tap(ChangeReader body) throws BadChange {
        var tap = body.object("tap");
        if (tap.isEmpty()) {
            return Optional.empty();
        }
        var litres = tap.get().integer("litresPerMinute", 1, 10_000);
        var minutes = tap.get().integer("minutes", 1, 10_000);
        tap.get().refuseOthers();
        if (litres.isEmpty() || minutes.isEmpty()) {
            throw new BadChange("a tap needs litresPerMinute and minutes");
        }
        return Optional.of(new Tap(litres.get(), Duration.ofMinutes(minutes.get())));
    }

    void applyTo(Park park, String meter) {
        indexM3.ifPresent(index -> park.setIndex(meter, index));
        tap.ifPresent(t -> park.openTap(meter, t.litresPerMinute(), t.duration()));
        status.ifPresent(s -> park.setStatus(meter, s));
        trouble.ifPresent(t -> {
            if (t.fault() == null) {
                park.heal(meter);
            } else {
                park.fail(meter, t.fault(), t.times());
            }
        });
    }
}
