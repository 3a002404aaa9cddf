package pl.nurt.telemetry.configuration.internal.rules;

import static pl.nurt.telemetry.configuration.internal.rules.Nodes.decimal;
import static pl.nurt.telemetry.configuration.internal.rules.Nodes.number;
import static pl.nurt.telemetry.configuration.internal.rules.Nodes.object;
import static pl.nurt.telemetry.configuration.internal.rules.Nodes.put;
import static pl.nurt.telemetry.configuration.internal.rules.Nodes.string;

import java.util.Objects;
import pl.nurt.telemetry.configuration.CountingPlan;
import pl.nurt.telemetry.configuration.MeterPlan;
import tools.jackson.databind.node.ObjectNode;

/** A meter in a configuration's document. */
final class MeterNode {
    private static final String START = "start";

    private MeterNode() {}

    static MeterPlan plan(ObjectNode meter) {
        return new MeterPlan(
                Objects.requireNonNullElse(string(meter, "serial"), ""),
                number(meter, "primary"),
                string(meter, "secondary"),
                number(meter, "unit"),
                string(meter, "profile"),
                number(meter, "base"),
                counting(meter));
    }

    private static CountingPlan counting(ObjectNode meter) {
        var start = meter.path(START);
        return new CountingPlan(
                decimal(meter, "scale"), decimal(meter, "maxFlow"), decimal(start, "counter"), decimal(start, "m3"));
    }

    static void write(MeterPlan plan, ObjectNode meter) {
        var old = plan(meter);
        put(meter, "serial", old.serial(), plan.serial());
        put(meter, "primary", old.primary(), plan.primary());
        put(meter, "secondary", old.secondary(), plan.secondary());
        put(meter, "unit", old.unit(), plan.unit());
        put(meter, "profile", old.profile(), plan.profile());
        put(meter, "base", old.base(), plan.base());
        write(plan.counting(), old.counting(), meter);
    }

    private static void write(CountingPlan plan, CountingPlan old, ObjectNode meter) {
        if (plan.equals(old)) {
            return;
        }
        put(meter, "scale", old.scale(), plan.scale());
        put(meter, "maxFlow", old.maxFlow(), plan.maxFlow());
        var start = object(meter, START);
        put(start, "counter", old.startCount(), plan.startCount());
        put(start, "m3", old.startM3(), plan.startM3());
        if (start.isEmpty()) {
            meter.remove(START);
        }
    }
}
