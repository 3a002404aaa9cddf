package pl.nurt.notice.choice;

import pl.nurt.identity.UserAccountId;
import pl.nurt.platform.live.LiveEvent;

/** The person of this account consented to electronic messages, or withdrew it. */
public record ConsentChanged(UserAccountId account) implements LiveEvent {}
