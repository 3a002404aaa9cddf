package pl.nurt.notice.choice;

import java.time.Instant;

/** The last word of a person on electronic messages. */
public record NoticeConsent(boolean given, Instant at) {}
