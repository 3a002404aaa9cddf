package pl.nurt.booking.internal.campaigns;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.selectOne;
import static pl.nurt.db.booking.Tables.BOOKING_;
import static pl.nurt.db.booking.Tables.BOOKING_CALENDAR;
import static pl.nurt.db.booking.Tables.CAMPAIGN;
import static pl.nurt.db.booking.Tables.CAMPAIGN_MEMBER;
import static pl.nurt.db.customer.Tables.CUSTOMER_;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import pl.nurt.booking.BookingState;
import pl.nurt.booking.calendars.BookingCalendarId;
import pl.nurt.booking.calendars.Words;
import pl.nurt.booking.campaigns.Campaign;
import pl.nurt.booking.campaigns.CampaignId;
import pl.nurt.booking.campaigns.CampaignWish;
import pl.nurt.booking.campaigns.DueMeter;
import pl.nurt.booking.campaigns.SilentMember;
import pl.nurt.customer.CustomerId;
import pl.nurt.customer.CustomerRef;
import pl.nurt.identity.UserAccountId;
import pl.nurt.metering.MeterId;

/** Rows of {@code booking.campaign} and {@code booking.campaign_member}. */
@Repository
public class CampaignRepository {
    /** A booking for the place in the campaign's calendar, made since the invitation. */
    private static final Condition BOOKED = exists(selectOne()
            .from(BOOKING_)
            .where(BOOKING_.SERVICE_POINT_ID.eq(CAMPAIGN_MEMBER.SERVICE_POINT_ID))
            .and(BOOKING_.BOOKING_CALENDAR_ID.eq(CAMPAIGN.BOOKING_CALENDAR_ID))
            .and(BOOKING_.BOOKED_AT.ge(CAMPAIGN_MEMBER.INVITED_AT))
            .and(BOOKING_.STATE.in(BookingState.BOOKED, BookingState.ATTENDED)));

    private final DSLContext db;

    CampaignRepository(DSLContext db) {
        this.db = db;
    }

    /** Somebody to remind. */
    record Silent(
            long member,
            CampaignId campaign,
            BookingCalendarId calendar,
            CustomerId customer,
            String address,
            LocalDate answerBy) {}

    /** Two who start at once would invite the same people twice. */
    public void lock() {
        db.select(CAMPAIGN.CAMPAIGN_ID)
                .from(CAMPAIGN)
                .orderBy(CAMPAIGN.CAMPAIGN_ID)
                .limit(1)
                .forUpdate()
                .fetch();
    }

    /** Meters that a campaign runs for which people can still answer. */
    public Set<MeterId> invited(LocalDate today) {
        return db.select(CAMPAIGN_MEMBER.METER_ID)
                .from(CAMPAIGN_MEMBER)
                .join(CAMPAIGN)
                .on(CAMPAIGN.CAMPAIGN_ID.eq(CAMPAIGN_MEMBER.CAMPAIGN_ID))
                .where(CAMPAIGN.ANSWER_BY.ge(today))
                .fetchSet(CAMPAIGN_MEMBER.METER_ID);
    }

    public CampaignId insert(CampaignWish wish, UserAccountId by, Instant now) {
        return db.insertInto(CAMPAIGN)
                .set(CAMPAIGN.BOOKING_CALENDAR_ID, wish.calendar())
                .set(CAMPAIGN.DUE_UNTIL, wish.dueUntil())
                .set(CAMPAIGN.ANSWER_BY, wish.answerBy())
                .set(CAMPAIGN.STARTED_BY, by)
                .set(CAMPAIGN.STARTED_AT, now)
                .returningResult(CAMPAIGN.CAMPAIGN_ID)
                .fetchSingle()
                .value1();
    }

    public void add(CampaignId id, DueMeter meter, int position, Instant now) {
        db.insertInto(CAMPAIGN_MEMBER)
                .set(CAMPAIGN_MEMBER.CAMPAIGN_ID, id)
                .set(CAMPAIGN_MEMBER.METER_ID, meter.meter())
                .set(CAMPAIGN_MEMBER.CUSTOMER_ID, meter.customer().customerId())
                .set(CAMPAIGN_MEMBER.SERVICE_POINT_ID, meter.place().servicePointId())
                .set(CAMPAIGN_MEMBER.SERIAL_NUMBER, meter.serialNumber())
                .set(CAMPAIGN_MEMBER.ADDRESS, meter.place().fullAddress())
                .set(CAMPAIGN_MEMBER.POSITION, position)
                .set(CAMPAIGN_MEMBER.INVITED_AT, now)
                .execute();
    }

    public List<Campaign> all() {
        return fetch(noCondition());
    }

    public Optional<Campaign> find(CampaignId id) {
        return fetch(CAMPAIGN.CAMPAIGN_ID.eq(id)).stream().findFirst();
    }

    private List<Campaign> fetch(Condition which) {
        var booked = count().filterWhere(BOOKED);
        return db.select(
                        CAMPAIGN.CAMPAIGN_ID,
                        BOOKING_CALENDAR.NAME_PL,
                        BOOKING_CALENDAR.NAME_EN,
                        CAMPAIGN.DUE_UNTIL,
                        CAMPAIGN.ANSWER_BY,
                        CAMPAIGN.STARTED_AT,
                        count(),
                        booked)
                .from(CAMPAIGN)
                .join(BOOKING_CALENDAR)
                .on(BOOKING_CALENDAR.BOOKING_CALENDAR_ID.eq(CAMPAIGN.BOOKING_CALENDAR_ID))
                .join(CAMPAIGN_MEMBER)
                .on(CAMPAIGN_MEMBER.CAMPAIGN_ID.eq(CAMPAIGN.CAMPAIGN_ID))
                .where(which)
                .groupBy(CAMPAIGN.CAMPAIGN_ID, BOOKING_CALENDAR.BOOKING_CALENDAR_ID)
                .orderBy(CAMPAIGN.STARTED_AT.desc(), CAMPAIGN.CAMPAIGN_ID.desc())
                .fetch(row -> new Campaign(
                        row.value1(),
                        new Words(row.value2(), row.value3()),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        row.value8()));
    }

    public List<SilentMember> silent(CampaignId id) {
        return db.select(
                        CAMPAIGN_MEMBER.SERIAL_NUMBER,
                        CAMPAIGN_MEMBER.ADDRESS,
                        CUSTOMER_.CUSTOMER_ID,
                        CUSTOMER_.NUMBER,
                        CUSTOMER_.NAME,
                        CAMPAIGN_MEMBER.REMINDED_AT)
                .from(CAMPAIGN_MEMBER)
                .join(CAMPAIGN)
                .on(CAMPAIGN.CAMPAIGN_ID.eq(CAMPAIGN_MEMBER.CAMPAIGN_ID))
                .join(CUSTOMER_)
                .on(CUSTOMER_.CUSTOMER_ID.eq(CAMPAIGN_MEMBER.CUSTOMER_ID))
                .where(CAMPAIGN_MEMBER.CAMPAIGN_ID.eq(id))
                .and(not(BOOKED))
                .orderBy(CAMPAIGN_MEMBER.POSITION)
                .fetch(row -> new SilentMember(
                        row.value1(),
                        row.value2(),
                        new CustomerRef(row.value3(), row.value4(), row.value5()),
                        row.value6()));
    }

    /** Those who were invited before then, have not booked, can still answer and were not reminded; nobody else reminds them meanwhile. */
    List<Silent> toRemind(Instant invitedBefore, LocalDate today, int most) {
        return db.select(
                        CAMPAIGN_MEMBER.CAMPAIGN_MEMBER_ID,
                        CAMPAIGN_MEMBER.CAMPAIGN_ID,
                        CAMPAIGN.BOOKING_CALENDAR_ID,
                        CAMPAIGN_MEMBER.CUSTOMER_ID,
                        CAMPAIGN_MEMBER.ADDRESS,
                        CAMPAIGN.ANSWER_BY)
                .from(CAMPAIGN_MEMBER)
                .join(CAMPAIGN)
                .on(CAMPAIGN.CAMPAIGN_ID.eq(CAMPAIGN_MEMBER.CAMPAIGN_ID))
                .where(CAMPAIGN_MEMBER.REMINDED_AT.isNull())
                .and(CAMPAIGN_MEMBER.INVITED_AT.le(invitedBefore))
                .and(CAMPAIGN.ANSWER_BY.ge(today))
                .and(not(BOOKED))
                .orderBy(CAMPAIGN_MEMBER.CAMPAIGN_MEMBER_ID)
                .limit(most)
                .forUpdate()
                .of(CAMPAIGN_MEMBER)
                .skipLocked()
                .fetch(row ->
                        new Silent(row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
    }

    void reminded(List<Silent> members, Instant now) {
        db.update(CAMPAIGN_MEMBER)
                .set(CAMPAIGN_MEMBER.REMINDED_AT, now)
                .where(CAMPAIGN_MEMBER.CAMPAIGN_MEMBER_ID.in(
                        members.stream().map(Silent::member).toList()))
                .execute();
    }
}
