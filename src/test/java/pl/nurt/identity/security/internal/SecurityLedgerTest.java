package pl.nurt.identity.security.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import pl.nurt.identity.Role;
import pl.nurt.identity.SecurityAlarm;
import pl.nurt.identity.security.SecurityRow;
import pl.nurt.identity.security.SecurityWatch;
import pl.nurt.identity.security.internal.rules.AlarmRules;
import pl.nurt.platform.security.SecurityEvent;
import pl.nurt.platform.security.SecuritySign;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

@IntegrationTest
@RecordApplicationEvents
class SecurityLedgerTest {
    @Autowired
    private SecurityLedger ledger;

    @Autowired
    private SecurityWatch watch;

    @Autowired
    private ApplicationEventPublisher publisher;

    @Autowired
    private ApplicationEvents events;

    @Autowired
    private SignIn signIn;

    @BeforeEach
    void nothingWaits() {
        ledger.write();
    }

    @Test
    void the_same_from_one_household_within_an_hour_is_one_row() {
        for (var i = 1; i <= 5; i++) {
            tell(SecuritySign.WRONG_KEY, "2001:db8:5:5::" + i, "");
        }
        tell(SecuritySign.WRONG_KEY, "2001:db8:5:6::1", "");
        ledger.write();
        tell(SecuritySign.WRONG_KEY, "2001:db8:5:5::9", "");
        ledger.write();

        var admin = signIn.as(Role.ADMIN).viewer();
        assertThat(watch.latest(50, admin))
                .filteredOn(row -> row.address().startsWith("2001:db8:5:"))
                .extracting(SecurityRow::address, SecurityRow::times)
                .containsExactlyInAnyOrder(tuple("2001:db8:5:5:0:0:0:0/64", 6L), tuple("2001:db8:5:6:0:0:0:0/64", 1L));
    }

    @Test
    void a_flood_from_everywhere_is_counted_and_takes_a_bounded_number_of_rows() {
        for (var i = 0; i < 3_000; i++) {
            tell(SecuritySign.SIGN_IN_NOT_JUDGED, "10." + i / 250 + "." + i % 250 + ".1", "");
        }
        ledger.write();

        var admin = signIn.as(Role.ADMIN).viewer();
        assertThat(watch.ofTheDay(admin).get(SecuritySign.SIGN_IN_NOT_JUDGED)).isGreaterThanOrEqualTo(3_000L);
        assertThat(watch.latest(5_000, admin)).hasSizeLessThanOrEqualTo(1_100);
    }

    @Test
    void the_administrators_are_told_once_an_hour_and_sign() {
        tell(SecuritySign.ENDED_KEY_USED, "198.51.100.3", "telemetry.bridge:5");
        ledger.write();
        tell(SecuritySign.ENDED_KEY_USED, "198.51.100.4", "telemetry.bridge:5");
        ledger.write();

        assertThat(events.stream(SecurityAlarm.class).filter(alarm -> alarm.sign() == SecuritySign.ENDED_KEY_USED))
                .hasSizeLessThanOrEqualTo(1);
        assertThat(watch.alarmsOfTheDay(signIn.as(Role.ADMIN).viewer())).isPositive();
    }

    @Test
    void a_slip_is_no_alarm_and_a_series_is() {
        assertThat(AlarmRules.isAlarm(SecuritySign.SIGN_IN_REFUSED, 1)).isFalse();
        assertThat(AlarmRules.isAlarm(SecuritySign.SIGN_IN_REFUSED, 200)).isTrue();
        assertThat(AlarmRules.isAlarm(SecuritySign.ENDED_KEY_USED, 1)).isTrue();
        assertThat(AlarmRules.isAlarm(SecuritySign.KEY_EXCHANGED, 1_000)).isFalse();
    }

    @Test
    void only_those_who_read_the_log_see_it() {
        var clerk = signIn.as(Role.CUSTOMER_SERVICE).viewer();
        assertThatThrownBy(() -> watch.latest(1, clerk)).isInstanceOf(AccessDeniedException.class);
    }

    private void tell(SecuritySign sign, String address, String about) {
        publisher.publishEvent(new SecurityEvent(sign, address, about));
    }
}
