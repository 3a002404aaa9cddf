package pl.nurt.metering.use.internal;

import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.values;
import static pl.nurt.db.metering.Metering.METERING;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.Row4;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.readings.Verdict;
import pl.nurt.metering.use.ChainPart;
import pl.nurt.metering.use.IndexReading;

/** Readings at the ends of times, for many meters at once. Answers have the order of the questions. */
@Repository
public class EndsQuery {
    /** What nobody should be billed by before a person has looked. */
    private static final Set<Verdict> SUSPECT =
            Set.of(Verdict.BACKWARD, Verdict.IMPLAUSIBLE, Verdict.CLOCK_INVALID, Verdict.METER_STATUS_PERMANENT_ERROR);

    /** Who was silent for longer is looked for one by one, through all partitions. */
    private static final Duration NEAR = Duration.ofDays(45);

    /** The smallest step of PostgreSQL's time: what was read in the moment of the removal still counts. */
    private static final Duration TICK = Duration.ofNanos(1000);

    private final DSLContext db;
    private final UseRepository uses;

    EndsQuery(DSLContext db, UseRepository uses) {
        this.db = db;
        this.uses = uses;
    }

    /** A moment in the life of a meter at a place. */
    public record Moment(MeterLink link, Instant before) {
        Instant end() {
            var removed = link.removedAt();
            return removed == null || before.isBefore(removed.plus(TICK)) ? before : removed.plus(TICK);
        }
    }

    /** The link's last reading before the moment; null where there is none. */
    public List<@Nullable IndexReading> lastBefore(List<Moment> moments) {
        var found = near(moments);
        var answers = new ArrayList<@Nullable IndexReading>();
        for (var number = 0; number < moments.size(); number++) {
            var one = moments.get(number);
            var near = found.get(number);
            answers.add(
                    near != null
                            ? near
                            : uses.last(one.link(), one.link().installedAt(), one.before())
                                    .orElse(null));
        }
        return answers;
    }

    private Map<Integer, IndexReading> near(List<Moment> moments) {
        if (moments.isEmpty()) {
            return Map.of();
        }
        var earliest = moments.stream().map(Moment::end).min(Instant::compareTo).orElseThrow();
        var latest = moments.stream().map(Moment::end).max(Instant::compareTo).orElseThrow();
        var reading = METERING.READING;
        var wanted = values(rows(moments)).as("wanted", "place", "meter_id", "since", "before");
        var last = lateral(select(reading.READ_AT, reading.INDEX_M3)
                        .from(reading)
                        .where(reading.METER_ID.eq(wanted.field("meter_id", reading.METER_ID.getDataType())))
                        .and(reading.READ_AT.ge(wanted.field("since", reading.READ_AT.getDataType())))
                        .and(reading.READ_AT.lt(wanted.field("before", reading.READ_AT.getDataType())))
                        // Known to the planner, so that it looks at the partitions of these weeks only.
                        .and(reading.READ_AT.ge(earliest.minus(NEAR)))
                        .and(reading.READ_AT.lt(latest))
                        .orderBy(reading.READ_AT.desc())
                        .limit(1))
                .as("last");
        var found = new HashMap<Integer, IndexReading>();
        db.select(wanted.field("place", SQLDataType.INTEGER), last.field(reading.READ_AT), last.field(reading.INDEX_M3))
                .from(wanted)
                .crossJoin(last)
                .forEach(row -> {
                    var link = moments.get(row.value1()).link();
                    found.put(
                            row.value1(),
                            new IndexReading(
                                    row.value2(),
                                    row.value3(),
                                    link.meter(),
                                    link.serialNumber(),
                                    IndexReading.Origin.READING));
                });
        return found;
    }

    @SuppressWarnings("unchecked")
    private static Row4<Integer, MeterId, Instant, Instant>[] rows(List<Moment> moments) {
        var reading = METERING.READING;
        return IntStream.range(0, moments.size())
                .mapToObj(number -> row(
                        val(number),
                        val(moments.get(number).link().meter(), reading.METER_ID),
                        val(moments.get(number).link().installedAt(), reading.READ_AT),
                        val(moments.get(number).end(), reading.READ_AT)))
                .toArray(Row4[]::new);
    }

    /** When the first reading of each part was read that a check found suspect, the one it begins with included; null where none was. */
    public List<@Nullable Instant> firstOdd(List<ChainPart> parts) {
        var found = parts.isEmpty() ? Map.<Integer, Instant>of() : odd(parts);
        var answers = new ArrayList<@Nullable Instant>();
        for (var number = 0; number < parts.size(); number++) {
            answers.add(found.get(number));
        }
        return answers;
    }

    @SuppressWarnings("unchecked")
    private Map<Integer, Instant> odd(List<ChainPart> parts) {
        var verdict = METERING.READING_VERDICT;
        Row4<Integer, MeterId, Instant, Instant>[] rows = IntStream.range(0, parts.size())
                .mapToObj(number -> row(
                        val(number),
                        val(parts.get(number).meter(), verdict.METER_ID),
                        val(parts.get(number).opening().at(), verdict.READ_AT),
                        val(parts.get(number).closing().at(), verdict.READ_AT)))
                .toArray(Row4[]::new);
        var wanted = values(rows).as("wanted", "place", "meter_id", "opening", "closing");
        var place = wanted.field("place", SQLDataType.INTEGER);
        return db.select(place, min(verdict.READ_AT))
                .from(wanted)
                .join(verdict)
                .on(verdict.METER_ID.eq(wanted.field("meter_id", verdict.METER_ID.getDataType())))
                .and(verdict.READ_AT.ge(wanted.field("opening", verdict.READ_AT.getDataType())))
                .and(verdict.READ_AT.le(wanted.field("closing", verdict.READ_AT.getDataType())))
                .where(verdict.VERDICT.in(SUSPECT))
                .groupBy(place)
                .fetchMap(Record2::value1, Record2::value2);
    }
}
