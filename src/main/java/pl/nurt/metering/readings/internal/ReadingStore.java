package pl.nurt.metering.readings.internal;

import static org.jooq.impl.DSL.row;
import static pl.nurt.db.metering.Tables.READINGS_BEFORE;
import static pl.nurt.db.metering.Tables.READING_FLAG;
import static pl.nurt.db.metering.Tables.READING_VERDICT;
import static pl.nurt.db.metering.Tables.STORE_READINGS;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import pl.nurt.metering.BridgeId;
import pl.nurt.metering.ConcentratorId;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.internal.rules.RegisterPoint;
import pl.nurt.metering.readings.Verdict;
import pl.nurt.metering.readings.internal.rules.ReadingChecks;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.CubicMetres;

/** Writes readings and what stands beside them, a batch in one statement. */
@Repository
class ReadingStore {
    private final DSLContext db;

    ReadingStore(DSLContext db) {
        this.db = db;
    }

    /**
     * Stores what is not there yet and marks the days whose use is due.
     *
     * @param bridge that delivers them
     * @param candidates in storing order, of each meter and moment one
     *
     * @return places in the list (from 0) of those that were there already, with the index that is stored
     */
    Map<Integer, CubicMetres> store(
            BridgeId bridge, List<Candidate> candidates, Map<String, ConcentratorId> concentrators, Instant received) {
        var known = new HashMap<Integer, CubicMetres>();
        var due = dueDays(candidates);
        db.selectFrom(STORE_READINGS(
                        bridge.value(),
                        meters(candidates),
                        seconds(candidates),
                        each(
                                candidates,
                                new BigDecimal[0],
                                c -> c.point().index().value()),
                        each(
                                candidates,
                                new Long[0],
                                c -> valueOf(concentrators.get(c.reading().concentrator()))),
                        each(candidates, new String[0], c -> c.reading().raw()),
                        lastOfTheirMeters(candidates),
                        due.stream().map(day -> day.meter().value()).toArray(Long[]::new),
                        due.stream().map(MeterDay::day).toArray(LocalDate[]::new),
                        received))
                .forEach(row -> known.put(row.getPlace() - 1, row.getStoredM3()));
        return known;
    }

    private record MeterDay(MeterId meter, LocalDate day) {}

    private static Set<MeterDay> dueDays(List<Candidate> candidates) {
        var due = new LinkedHashSet<MeterDay>();
        // Meters are read together: a batch has many readings and few moments.
        var days = new HashMap<Instant, LocalDate>();
        for (var candidate : candidates) {
            due.add(new MeterDay(
                    candidate.meter().id(),
                    days.computeIfAbsent(candidate.point().at(), CivilTime::dayOf)));
        }
        return due;
    }

    private static Boolean[] lastOfTheirMeters(List<Candidate> candidates) {
        var last = new Boolean[candidates.size()];
        for (var i = 0; i < last.length; i++) {
            last[i] = i + 1 == last.length
                    || !candidates
                            .get(i + 1)
                            .meter()
                            .id()
                            .equals(candidates.get(i).meter().id());
        }
        return last;
    }

    /** What the register last showed before each of them, or when it was installed if that was later; null when nothing is known. */
    List<@Nullable RegisterPoint> before(List<Candidate> candidates) {
        var found = new RegisterPoint[candidates.size()];
        db.selectFrom(READINGS_BEFORE(meters(candidates), seconds(candidates)))
                .forEach(row -> found[row.getPlace() - 1] = RegisterPoint.later(
                        DeviceRepository.point(row.getBeforeAt(), row.getBeforeM3()),
                        DeviceRepository.point(row.getInstalledAt(), row.getInitialM3())));
        return Arrays.asList(found);
    }

    void addVerdicts(Map<Candidate, Set<Verdict>> verdicts) {
        var rows = verdicts.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(verdict -> row(
                                entry.getKey().meter().id(),
                                entry.getKey().point().at(),
                                verdict)))
                .toList();
        if (!rows.isEmpty()) {
            db.insertInto(READING_VERDICT, READING_VERDICT.METER_ID, READING_VERDICT.READ_AT, READING_VERDICT.VERDICT)
                    .valuesOfRows(rows)
                    .onConflictDoNothing()
                    .execute();
        }
    }

    /** What the bridge saw and no verdict says. */
    void addFlags(List<Candidate> added) {
        var rows = added.stream()
                .flatMap(candidate -> ReadingChecks.otherFlags(
                                candidate.reading().flags())
                        .stream()
                        .map(flag ->
                                row(candidate.meter().id(), candidate.point().at(), flag)))
                .toList();
        if (!rows.isEmpty()) {
            db.insertInto(READING_FLAG, READING_FLAG.METER_ID, READING_FLAG.READ_AT, READING_FLAG.FLAG)
                    .valuesOfRows(rows)
                    .onConflictDoNothing()
                    .execute();
        }
    }

    private static Long[] meters(List<Candidate> candidates) {
        return each(candidates, new Long[0], c -> c.meter().id().value());
    }

    private static Long[] seconds(List<Candidate> candidates) {
        return each(candidates, new Long[0], c -> c.point().at().getEpochSecond());
    }

    private static <T extends @Nullable Object> T[] each(
            List<Candidate> candidates, T[] none, Function<Candidate, T> part) {
        return candidates.stream().map(part).toList().toArray(none);
    }

    private static @Nullable Long valueOf(@Nullable ConcentratorId concentrator) {
        return concentrator == null ? null : concentrator.value();
    }
}
