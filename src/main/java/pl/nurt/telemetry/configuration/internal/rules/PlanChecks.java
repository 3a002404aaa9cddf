package pl.nurt.telemetry.configuration.internal.rules;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.MBusIdentification;
import pl.nurt.platform.FieldProblem;
import pl.nurt.telemetry.configuration.ConcentratorPlan;
import pl.nurt.telemetry.configuration.CountingPlan;
import pl.nurt.telemetry.configuration.DeviceProfile;
import pl.nurt.telemetry.configuration.LimitsPlan;
import pl.nurt.telemetry.configuration.MeterPlan;
import pl.nurt.telemetry.configuration.PollPlan;
import pl.nurt.telemetry.configuration.SerialLine;

/**
 * What can be said of a concentrator's plan before its bridge sees it, with the bridge's own limits. The bridge checks everything
 * once more: only it knows what is in its profiles.
 */
public final class PlanChecks {
    private static final int LONGEST_CODE = 60;
    private static final int LONGEST_TEXT = 120;
    private static final int LONGEST_SERIAL = 40;
    private static final int MOST_REGISTERS = 125;
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(?:\\[[0-9a-fA-F:.]{2,45}]|[A-Za-z0-9._-]{1,253}):(\\d{1,5})");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|[smhd])");
    private static final Pattern WINDOW =
            Pattern.compile("((?:[01]\\d|2[0-3]):[0-5]\\d)-((?:[01]\\d|2[0-3]):[0-5]\\d)");
    private static final Pattern MBUS_METER =
            Pattern.compile("\\d{8}(?:-(?:[A-Z]{3}|[0-9A-F]{4})-[0-9A-F]{2}-[0-9A-F]{2})?");
    private static final Pattern SELECTION =
            Pattern.compile("[0-9A-F]{8}(?:-(?:[A-Z]{3}|[0-9A-F]{4}|\\*)-(?:[0-9A-F]{2}|\\*)-(?:[0-9A-F]{2}|\\*))?");
    private static final Set<String> PARITIES = Set.of("none", "even", "odd");
    private static final Set<String> PRIORITIES = Set.of("high", "normal", "low");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private final ConcentratorPlan plan;
    private final List<DeviceProfile> profiles;
    private final List<FieldProblem> problems = new ArrayList<>();

    private PlanChecks(ConcentratorPlan plan, List<DeviceProfile> profiles) {
        this.plan = plan;
        this.profiles = profiles;
    }

    /**
     * @param others the other concentrators of the bridge
     * @param profiles those known of the bridge; whether there are others only the bridge can tell
     */
    public static List<FieldProblem> problems(
            ConcentratorPlan plan, List<ConcentratorPlan> others, List<DeviceProfile> profiles) {
        var checks = new PlanChecks(plan, profiles);
        checks.names(others);
        checks.place();
        checks.poll(plan.poll());
        checks.limits(plan.limits());
        checks.meters(others);
        return List.copyOf(checks.problems);
    }

    private void names(List<ConcentratorPlan> others) {
        wrong(!isText(plan.code(), LONGEST_CODE), "code", "code");
        wrong(others.stream().anyMatch(other -> other.code().equals(plan.code())), "code", "code.taken");
        wrong(!isText(plan.name(), LONGEST_TEXT), "name", "name");
    }

    private void place() {
        var protocol = plan.protocol();
        if (protocol == null) {
            wrong(true, "protocol", "protocol");
            return;
        }
        if (protocol.isSerial()) {
            wrong(!isText(plan.endpoint(), LONGEST_TEXT), "endpoint", "endpoint.serial");
        } else {
            wrong(!isHostAndPort(plan.endpoint()), "endpoint", "endpoint");
        }
        var line = plan.line();
        if (line != null) {
            var isSettable = protocol.hasLine() || protocol.hasSpeed() && line.equals(SerialLine.ofSpeed(line.baud()));
            wrong(!isSettable, "line", "line.none");
            line(line);
        }
    }

    private static boolean isHostAndPort(String text) {
        var matcher = HOST_AND_PORT.matcher(text);
        if (!matcher.matches()) {
            return false;
        }
        var port = Integer.parseInt(matcher.group(1));
        return port >= 1 && port <= 65_535;
    }

    private void line(SerialLine line) {
        wrong(isOutside(line.baud(), 300, 921_600), "line.baud", "line.baud");
        wrong(isOutside(line.dataBits(), 7, 8), "line.dataBits", "line.dataBits");
        wrong(line.parity() != null && !PARITIES.contains(line.parity()), "line.parity", "line.parity");
        wrong(isOutside(line.stopBits(), 1, 2), "line.stopBits", "line.stopBits");
    }

    private void poll(PollPlan poll) {
        var every = poll.every();
        wrong(every != null && isShorterThan(every, Duration.ofSeconds(1)), "poll.every", "poll.every");
        wrong(poll.jitter() != null && duration(poll.jitter()).isEmpty(), "poll.jitter", "poll.duration");
        wrong(
                poll.timeout() != null && isShorterThan(poll.timeout(), Duration.ofMillis(1)),
                "poll.timeout",
                "poll.duration");
        wrong(isOutside(poll.tries(), 1, 10), "poll.tries", "poll.tries");
        var window = poll.window();
        wrong(window != null && !isWindow(window), "poll.window", "poll.window");
        wrong(window != null && every != null && isMoreThanADay(every), "poll.every", "poll.every.window");
        wrong(poll.priority() != null && !PRIORITIES.contains(poll.priority()), "poll.priority", "poll.priority");
    }

    private void limits(LimitsPlan limits) {
        var protocol = plan.protocol();
        wrong(protocol != null && protocol.isMBus() && !limits.equals(LimitsPlan.USUAL), "limits", "meter.onlyModbus");
        wrong(isOutside(limits.maxRegisters(), 1, MOST_REGISTERS), "limits.maxRegisters", "limits.maxRegisters");
        wrong(isOutside(limits.maxHole(), 0, MOST_REGISTERS), "limits.maxHole", "limits.maxHole");
    }

    private static Optional<Duration> duration(String text) {
        var matcher = DURATION.matcher(text);
        return matcher.matches()
                ? Optional.ofNullable(UNITS.get(matcher.group(2)))
                        .map(unit -> unit.multipliedBy(Long.parseLong(matcher.group(1))))
                : Optional.empty();
    }

    /** Also when it is no duration at all. */
    private static boolean isShorterThan(String text, Duration least) {
        return duration(text).filter(time -> time.compareTo(least) >= 0).isEmpty();
    }

    private static boolean isMoreThanADay(String text) {
        return duration(text)
                .filter(time -> time.compareTo(Duration.ofDays(1)) > 0)
                .isPresent();
    }

    private static boolean isWindow(String text) {
        var matcher = WINDOW.matcher(text);
        return matcher.matches() && !matcher.group(1).equals(matcher.group(2));
    }

    private void meters(List<ConcentratorPlan> others) {
        wrong(plan.meters().isEmpty(), "meters", "meters.none");
        var protocol = plan.protocol();
        if (protocol == null) {
            return;
        }
        var serials = new HashSet<String>();
        others.forEach(
                other -> other.meters().forEach(meter -> serials.add(MBusIdentification.number(meter.serial()))));
        var addresses = new HashSet<>();
        for (var i = 0; i < plan.meters().size(); i++) {
            var meter = plan.meters().get(i);
            var field = "meters[" + i + "].";
            wrong(
                    !meter.serial().isEmpty() && !serials.add(MBusIdentification.number(meter.serial())),
                    field + "serial",
                    "meter.serial.taken");
            if (protocol.isMBus()) {
                mbus(meter, field, addresses);
            } else {
                modbus(meter, field, addresses);
            }
        }
    }

    private void mbus(MeterPlan meter, String field, Set<Object> addresses) {
        var secondary = meter.secondary();
        wrong(!MBUS_METER.matcher(meter.serial()).matches(), field + "serial", "meter.serial.mbus");
        // 254 reaches whoever is there.
        var isOnly = plan.meters().size() == 1;
        wrong(
                isOutside(meter.primary(), 1, 250) && !(isOnly && Objects.equals(meter.primary(), 254)),
                field + "primary",
                "meter.primary");
        wrong(secondary != null && !SELECTION.matcher(secondary).matches(), field + "secondary", "meter.secondary");
        wrong((meter.primary() == null) == (secondary == null), field + "primary", "meter.address");
        wrong(meter.primary() != null && !addresses.add(meter.primary()), field + "primary", "meter.primary.taken");
        wrong(meter.unit() != null, field + "unit", "meter.onlyModbus");
        wrong(meter.profile() != null, field + "profile", "meter.onlyModbus");
        wrong(meter.base() != null, field + "base", "meter.onlyModbus");
        wrong(!meter.counting().equals(CountingPlan.NONE), field + "scale", "meter.onlyModbus");
    }

    private void modbus(MeterPlan meter, String field, Set<Object> addresses) {
        wrong(!isText(meter.serial(), LONGEST_SERIAL), field + "serial", "meter.serial");
        wrong(meter.unit() == null || isOutside(meter.unit(), 0, 255), field + "unit", "meter.unit");
        wrong(meter.profile() == null || !isText(meter.profile(), LONGEST_TEXT), field + "profile", "meter.profile");
        wrong(isOutside(meter.base(), 0, 0xFFFF), field + "base", "meter.base");
        // Where the block begins may also be said by a reference, which only the bridge reads.
        var base = meter.base();
        var profile = meter.profile();
        wrong(
                meter.unit() != null
                        && base != null
                        && profile != null
                        && !addresses.add(List.of(meter.unit(), base, profile)),
                field + "unit",
                "meter.unit.taken");
        counting(meter, field);
        wrong(meter.primary() != null, field + "primary", "meter.onlyMBus");
        wrong(meter.secondary() != null, field + "secondary", "meter.onlyMBus");
    }

    private void counting(MeterPlan meter, String field) {
        var counting = meter.counting();
        var known = profiles.stream()
                .filter(one -> one.name().equals(meter.profile()))
                .findFirst();
        wrong(
                counting.scale() == null
                        && known.filter(DeviceProfile::needsScale).isPresent(),
                field + "scale",
                "meter.scale.missing");
        wrong(isNotAbove0(counting.scale()), field + "scale", "meter.scale");
        wrong(isNotAbove0(counting.maxFlow()), field + "maxFlow", "meter.maxFlow");
        var count = counting.startCount();
        var m3 = counting.startM3();
        wrong(
                count == null
                        ? m3 != null
                        : count.signum() < 0 || count.stripTrailingZeros().scale() > 0,
                field + "start.counter",
                "meter.start.counter");
        wrong(m3 == null ? count != null : m3.signum() < 0, field + "start.m3", "meter.start.m3");
        if (known.filter(one -> !one.counts()).isPresent()) {
            wrong(counting.maxFlow() != null, field + "maxFlow", "meter.counter.none");
            wrong(count != null || m3 != null, field + "start.counter", "meter.counter.none");
        }
    }

    private static boolean isNotAbove0(@Nullable BigDecimal number) {
        return number != null && number.signum() <= 0;
    }

    private static boolean isText(String text, int longest) {
        return !text.isBlank()
                && text.equals(text.strip())
                && text.codePointCount(0, text.length()) <= longest
                && text.chars().noneMatch(c -> c < ' ');
    }

    private static boolean isOutside(@Nullable Integer number, int least, int most) {
        return number != null && (number < least || number > most);
    }

    private void wrong(boolean isWrong, String field, String text) {
        if (isWrong) {
            problems.add(new FieldProblem(field, "telemetry.plan." + text));
        }
    }
}
