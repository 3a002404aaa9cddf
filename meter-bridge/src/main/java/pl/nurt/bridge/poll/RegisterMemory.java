package pl.nurt.bridge.poll;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import pl.nurt.bridge.config.ConcentratorSettings.ModbusMeter;
import pl.nurt.bridge.modbus.CounterRule;
import pl.nurt.bridge.modbus.CounterState;
import pl.nurt.bridge.modbus.RegisterImage;
import pl.nurt.bridge.modbus.RegisterProfile;
import pl.nurt.bridge.outbox.Flag;

/**
 * What a meter's registers mean in the light of its readings before: a counter's index, and whether the unit is still the same. The
 * notes it returns are stored together with the reading, so that a restart forgets nothing and a crash tears nothing apart.
 */
final class RegisterMemory {
    private final Function<String, Optional<String>> recall;

    /** @param recall what was last stored under a name */
    RegisterMemory(Function<String, Optional<String>> recall) {
        this.recall = recall;
    }

    /** @param indexM3 empty if there is none to be believed; @param notes to be stored by name, with the reading */
    record Remembered(Optional<BigDecimal> indexM3, Set<Flag> flags, Map<String, String> notes) {}

    /** @param isNew whether the value is of now; an old one may be told, but what follows is not measured against it */
    Remembered index(ModbusMeter meter, RegisterImage image, boolean isNew) {
        var profile = meter.place().profile();
        var counter = profile.counter();
        if (counter == null) {
            return plain(meter, profile, image);
        }
        var name = "counter/" + meter.serial();
        var noted = recall.apply(name);
        var before = noted.map(text ->
                        CounterState.parse(text).orElseGet(() -> CounterState.lost(meter.start(), image.readAt())))
                .orElse(null);
        return image.unitM3()
                .flatMap(pulse -> image.count()
                        .flatMap(shown ->
                                new CounterRule(counter, pulse, meter.start()).step(before, shown, image.readAt())))
                .map(step -> {
                    var text = step.state().text();
                    var notes =
                            isNew && !noted.equals(Optional.of(text)) ? Map.of(name, text) : Map.<String, String>of();
                    return new Remembered(step.indexM3(), step.flags(), notes);
                })
                .orElseGet(() -> new Remembered(Optional.empty(), Set.of(), Map.of()));
    }

    private Remembered plain(ModbusMeter meter, RegisterProfile profile, RegisterImage image) {
        var flags = EnumSet.noneOf(Flag.class);
        var notes = new HashMap<String, String>();
        var volume = profile.volume();
        if (volume.exponentAt() != null || volume.unitAt() != null) {
            var name = "unit/" + meter.serial();
            image.unitM3()
                    .map(unit -> unit.stripTrailingZeros().toPlainString())
                    .ifPresent(unit -> {
                        var before = recall.apply(name);
                        if (before.isPresent() && !before.get().equals(unit)) {
                            flags.add(Flag.UNIT_CHANGED);
                        }
                        if (!before.equals(Optional.of(unit))) {
                            notes.put(name, unit);
                        }
                    });
        }
        return new Remembered(image.indexM3(), flags, notes);
    }
}
