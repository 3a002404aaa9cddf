package pl.nurt.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pl.nurt.metering.internal.rules.MeterReadings;
import pl.nurt.metering.internal.rules.Register;
import pl.nurt.metering.internal.rules.RegisterPoint;
import pl.nurt.metering.readings.Verdict;
import pl.nurt.metering.readings.internal.rules.ReadingChecks;
import pl.nurt.metering.use.UsePoint;
import pl.nurt.metering.use.internal.rules.UseByHour;
import pl.nurt.platform.CubicMetres;
import pl.nurt.testing.CaseFile;
import pl.nurt.testing.CaseTest;
import tools.jackson.databind.JsonNode;

/** Registers that begin again at zero, and meters that are exchanged within an hour: what is odd about each reading, and the hours. */
class HourCasesTest {
    @CaseTest(value = "metering-office", files = "*{[0-9]-rollover,-no-rollover,-exchange-in-the-doubled-hour}.json")
    void readings_are_judged_and_hours_counted_as_the_file_says(CaseFile file) {
        var given = file.json();
        var wanted = file.withEnding(".expected.json").json();
        var meters = new ArrayList<MeterReadings>();
        var verdicts = new HashMap<Instant, Set<String>>();
        for (var hung : given.get("chain")) {
            var meter = readings(hung, given.get("readings"), meters.isEmpty());
            meters.add(meter);
            judge(meter, verdicts);
        }
        var ask = given.get("ask").get("hours");

        var hours = UseByHour.hours(meters, instant(ask.get(0)), instant(ask.get(1)), instant(given.get("now")));

        assertThat(verdicts).isEqualTo(verdicts(wanted.get("verdicts")));
        assertThat(hours)
                .extracting(UsePoint::start, UsePoint::use)
                .containsExactlyElementsOf(wanted.get("hours")
                        .valueStream()
                        .map(hour -> tuple(instant(hour.get(0)), use(hour.get(1))))
                        .toList());
    }

    /** With the indexes written down when the meter was hung and taken down. */
    private static MeterReadings readings(JsonNode hung, JsonNode readings, boolean isFirst) {
        var name = hung.get("meter").asString();
        var points = new ArrayList<RegisterPoint>();
        points.add(new RegisterPoint(instant(hung.get("from")), volume(hung.get("initial"))));
        for (var reading : readings) {
            var meter = reading.path(2).path("meter").asString("");
            var at = instant(reading.get(0));
            if ((meter.isEmpty() ? isFirst : meter.equals(name))
                    && at.isAfter(points.getLast().at())) {
                points.add(new RegisterPoint(at, volume(reading.get(1))));
            }
        }
        if (hung.has("final")) {
            points.add(new RegisterPoint(instant(hung.get("until")), volume(hung.get("final"))));
        }
        return new MeterReadings(
                new Register(
                        hung.get("digits").asInt(),
                        new BigDecimal(hung.get("q3_m3h").asString())),
                points);
    }

    private static void judge(MeterReadings meter, Map<Instant, Set<String>> verdicts) {
        var points = meter.points();
        for (var later = 1; later < points.size(); later++) {
            var found = ReadingChecks.verdicts(meter.register(), points.get(later - 1), points.get(later), Set.of());
            if (!found.isEmpty()) {
                verdicts.put(
                        points.get(later).at(),
                        names(found.stream().map(Verdict::name).toList()));
            }
        }
    }

    private static Map<Instant, Set<String>> verdicts(JsonNode wanted) {
        var verdicts = new HashMap<Instant, Set<String>>();
        for (var reading : wanted) {
            verdicts.put(
                    instant(reading.get(0)),
                    names(reading.get(2).valueStream().map(JsonNode::asString).toList()));
        }
        return verdicts;
    }

    private static Set<String> names(List<String> names) {
        return new TreeSet<>(names);
    }

    private static Instant instant(JsonNode text) {
        return OffsetDateTime.parse(text.asString()).toInstant();
    }

    private static @Nullable CubicMetres use(JsonNode text) {
        return text.isNull() ? null : volume(text);
    }

    private static CubicMetres volume(JsonNode text) {
        return CubicMetres.of(text.asString());
    }
}
