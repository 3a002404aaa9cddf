package pl.nurt.metering.internal.told;

import static pl.nurt.db.customer.Tables.SUPPLY_CONTRACT;
import static pl.nurt.db.metering.Tables.LATEST_READING;
import static pl.nurt.db.metering.Tables.METER;
import static pl.nurt.db.metering.Tables.METER_INSTALLATION;
import static pl.nurt.db.metering.Tables.READING_VERDICT;

import java.time.Clock;
import java.time.Duration;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import pl.nurt.identity.Role;
import pl.nurt.metering.meters.Meters;
import pl.nurt.metering.readings.Verdict;
import pl.nurt.notice.MessageData;
import pl.nurt.notice.Messages;
import pl.nurt.notice.Recipient;
import pl.nurt.platform.CivilTime;

/** Tells people about meters. Safe to repeat: a meter's odd day, and a day's silent meters, are told once. */
@Service
public class MeterMessages {
    /** An older reading that came in late is no news to anybody. */
    private static final Duration NEWS = Duration.ofDays(2);

    private final DSLContext db;
    private final Messages messages;
    private final Clock clock;

    MeterMessages(DSLContext db, Messages messages, Clock clock) {
        this.db = db;
        this.messages = messages;
        this.clock = clock;
    }

    /** Tells the customer of the point, once a meter and day, that a reading cannot be right and is looked into. */
    @Transactional
    public void tellOfSuspectReadings() {
        var now = clock.instant();
        var today = CivilTime.dayOf(now);
        db.selectDistinct(METER.METER_ID, METER.SERIAL_NUMBER, SUPPLY_CONTRACT.CUSTOMER_ID, READING_VERDICT.READ_AT)
                .from(READING_VERDICT)
                .join(METER)
                .on(METER.METER_ID.eq(READING_VERDICT.METER_ID))
                .join(METER_INSTALLATION)
                .on(METER_INSTALLATION.METER_ID.eq(METER.METER_ID), METER_INSTALLATION.REMOVED_AT.isNull())
                .join(SUPPLY_CONTRACT)
                .on(
                        SUPPLY_CONTRACT.SERVICE_POINT_ID.eq(METER_INSTALLATION.SERVICE_POINT_ID),
                        SUPPLY_CONTRACT.VALID_FROM.le(today),
                        SUPPLY_CONTRACT.VALID_TO.isNull().or(SUPPLY_CONTRACT.VALID_TO.gt(today)))
                .where(
                        READING_VERDICT.READ_AT.between(now.minus(NEWS), now),
                        READING_VERDICT.VERDICT.in(Verdict.BACKWARD, Verdict.IMPLAUSIBLE))
                .orderBy(READING_VERDICT.READ_AT)
                .forEach(row -> {
                    var day = CivilTime.dayOf(row.value4());
                    messages.send(
                            MeterKinds.SUSPECT_READING,
                            Recipient.customer(row.value3()),
                            "meter/" + row.value1().value() + "/" + day,
                            MessageData.none().text("serial", row.value2()).day("day", day));
                });
    }

    /** Tells technicians in the morning how many meters have been silent since yesterday; nothing when there are none. */
    @Transactional
    public void tellOfSilentMeters() {
        var now = clock.instant();
        var silent = db.fetchCount(db.selectOne()
                .from(METER_INSTALLATION)
                .join(LATEST_READING)
                .on(LATEST_READING.METER_ID.eq(METER_INSTALLATION.METER_ID))
                .where(
                        METER_INSTALLATION.REMOVED_AT.isNull(),
                        LATEST_READING.READ_AT.lt(now.minus(Meters.SILENT_AFTER))));
        if (silent > 0) {
            messages.send(
                    MeterKinds.SILENT_METERS,
                    Recipient.staff(Role.TECHNICIAN),
                    "silent/" + CivilTime.dayOf(now),
                    MessageData.none().number("count", silent));
        }
    }
}
