package pl.nurt.notice;

import java.util.Set;

/** What a message is about; people choose their channels by it. */
public enum Topic {
    /** Bursts and water that is not safe: never held back by quiet hours. */
    HAZARD(true, Channel.PUSH, Channel.EMAIL, Channel.SMS),
    PLANNED_WORK(true, Channel.PUSH, Channel.EMAIL),
    WATER_QUALITY(true, Channel.PUSH),
    COMMUNITY(true),
    METER(true, Channel.PUSH, Channel.EMAIL),
    BILLS(true, Channel.PUSH, Channel.EMAIL),
    CASES(true, Channel.PUSH, Channel.EMAIL),
    BOOKINGS(true, Channel.PUSH, Channel.EMAIL),
    /** Access to the account itself. */
    ACCOUNT(true, Channel.PUSH, Channel.EMAIL),
    /** What staff have to look after. */
    OFFICE(false, Channel.PUSH);

    private final boolean forResidents;
    private final Set<Channel> usual;

    Topic(boolean forResidents, Channel... usual) {
        this.forResidents = forResidents;
        this.usual = Set.of(usual);
    }

    /** Whether residents may be told of it; staff otherwise. */
    public boolean isForResidents() {
        return forResidents;
    }

    /** Whether the channel is used for the topic as long as the person has not chosen otherwise; the inbox always is. */
    public boolean isUsual(Channel channel) {
        return channel == Channel.INBOX || usual.contains(channel);
    }
}
