package pl.nurt.identity.security.internal.rules;

import pl.nurt.platform.security.SecuritySign;

/** How many of a sign within an hour are reason to tell the administrators: more than slips of people, of all addresses together. */
public final class AlarmRules {
    private AlarmRules() {}

    public static boolean isAlarm(SecuritySign sign, long timesInTheHour) {
        return timesInTheHour >= from(sign);
    }

    private static long from(SecuritySign sign) {
        return switch (sign) {
            case KEY_EXCHANGE_REFUSED, ENDED_KEY_USED, QUOTA_REACHED -> 1;
            case ACCOUNT_LOCKED, WRONG_METRICS_PASSWORD -> 10;
            case WRONG_CODE -> 30;
            case WRONG_KEY, FORBIDDEN -> 50;
            case SIGN_IN_NOT_JUDGED -> 100;
            case SIGN_IN_REFUSED -> 200;
            // It was ordered or announced: worth a line, not a message.
            case KEY_EXCHANGED -> Long.MAX_VALUE;
        };
    }
}
