package pl.nurt.notice;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A kind of message, declared by a room as a bean.
 *
 * <p>Its code is {@code <room>.message.<name>}, and its texts stand under it in the room's bundles, in both languages: {@code .title},
 * {@code .text}, and {@code .sms} for a kind that goes by SMS. They are filled with {@link #parameters()} in that order.
 *
 * @param code {@code metering.message.suspect-reading}
 * @param topic what people choose their channels by
 * @param parameters names of the data its texts are filled with, in the order of the texts' numbers
 * @param channels by which it may go; the inbox is always among them
 * @param urgent a hazard: breaks quiet hours and asks devices to show it at once
 * @param waitsForQuietHours whether it may be held until the person's quiet hours end
 * @param needsConsent whether it leaves the portal only with the person's consent to electronic messages
 * @param prompt asked for just now by whoever gets it: nobody's choices hold it back, and there is nothing to unsubscribe from
 * @param secrets parameters that nobody but the recipient may read: wiped as soon as the message has left or was given up
 * @param validFor how long after its sending it is still worth telling
 * @param link the page it opens, below the portal's address; {@code {name}} stands for a parameter
 */
public record MessageKind(
        String code,
        Topic topic,
        List<String> parameters,
        Set<Channel> channels,
        boolean urgent,
        boolean waitsForQuietHours,
        boolean needsConsent,
        boolean prompt,
        Set<String> secrets,
        Duration validFor,
        String link) {
    private static final Pattern CODE = Pattern.compile("[a-z]+\\.message\\.[a-z][a-z0-9-]*");
    private static final Duration USUAL = Duration.ofDays(3);

    public MessageKind {
        parameters = List.copyOf(parameters);
        channels = Set.copyOf(channels);
        secrets = Set.copyOf(secrets);
        if (!CODE.matcher(code).matches()
                || validFor.isNegative()
                || validFor.isZero()
                || link.startsWith("/")
                || !parameters.containsAll(secrets)) {
            throw new IllegalArgumentException("not a kind of message: " + code);
        }
    }

    /** A kind that goes to the inbox, by push and by e-mail, waits for quiet hours, needs consent and opens the inbox. */
    public static MessageKind of(String code, Topic topic, String... parameters) {
        return new MessageKind(
                code,
                topic,
                Arrays.asList(parameters),
                EnumSet.of(Channel.INBOX, Channel.PUSH, Channel.EMAIL),
                false,
                true,
                true,
                false,
                Set.of(),
                USUAL,
                "notices");
    }

    public MessageKind opens(String page) {
        return with(channels, urgent, waitsForQuietHours, needsConsent, prompt, secrets, validFor, page);
    }

    /** By these channels and the inbox. */
    public MessageKind by(Channel... others) {
        var all = EnumSet.of(Channel.INBOX, others);
        return with(all, urgent, waitsForQuietHours, needsConsent, prompt, secrets, validFor, link);
    }

    public MessageKind validFor(Duration time) {
        return with(channels, urgent, waitsForQuietHours, needsConsent, prompt, secrets, time, link);
    }

    /** Breaks quiet hours and leaves without consent: a danger to health or property. */
    public MessageKind asHazard() {
        return with(channels, true, false, false, prompt, secrets, validFor, link);
    }

    /** Leaves without a consent: the law or the contract asks for it, or staff do their work with it. */
    public MessageKind withoutConsent() {
        return with(channels, urgent, waitsForQuietHours, false, prompt, secrets, validFor, link);
    }

    /** Leaves at once and without consent: the person asked for it just now. */
    public MessageKind asPrompt() {
        return with(channels, urgent, false, false, true, secrets, validFor, link);
    }

    /** These parameters are wiped once the message has left or was given up; such a message goes to no inbox. */
    public MessageKind keepsSecret(String... names) {
        return with(channels, urgent, waitsForQuietHours, needsConsent, prompt, Set.of(names), validFor, link);
    }

    private MessageKind with(
            Set<Channel> by,
            boolean isUrgent,
            boolean waits,
            boolean asksConsent,
            boolean isPrompt,
            Set<String> hidden,
            Duration time,
            String page) {
        return new MessageKind(code, topic, parameters, by, isUrgent, waits, asksConsent, isPrompt, hidden, time, page);
    }

    /** Key of the line people see first. */
    public String title() {
        return code + ".title";
    }

    /** Key of what it says. */
    public String text() {
        return code + ".text";
    }

    /** Key of what it says in an SMS: without Polish letters it costs half. */
    public String sms() {
        return code + ".sms";
    }
}
