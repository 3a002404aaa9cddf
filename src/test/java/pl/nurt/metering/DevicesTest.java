package pl.nurt.metering;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import pl.nurt.customer.ServicePointId;
import pl.nurt.telemetry.bridges.Bridges;
import pl.nurt.testing.IntegrationTest;

/** What the database itself never lets happen, whoever writes. */
@IntegrationTest
class DevicesTest {
    private static final Instant MAY = Instant.parse("2026-05-01T10:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T10:00:00Z");

    @Autowired
    private DSLContext db;

    @Autowired
    private Bridges bridges;

    private MeteringFixture fixture;
    private ServicePointId point;
    private MeterId one;
    private MeterId other;

    @BeforeEach
    void twoMetersAndAPlace() {
        fixture = new MeteringFixture(db, bridges);
        point = fixture.servicePoint();
        one = fixture.meter(MeteringFixture.newName());
        other = fixture.meter(MeteringFixture.newName());
    }

    @Test
    void a_service_point_never_has_two_main_meters() {
        fixture.install(one, point, MeterRole.MAIN, MAY, "0");

        assertThatThrownBy(() -> fixture.install(other, point, MeterRole.MAIN, JUNE, "0"))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("service_point_has_one_main_meter_at_a_time");
    }

    @Test
    void a_main_meter_may_follow_another_at_the_same_instant_and_have_sub_meters_beside_it() {
        fixture.install(one, point, MeterRole.MAIN, MAY, "0");
        fixture.remove(one, JUNE, "12");

        assertThatCode(() -> {
                    fixture.install(other, point, MeterRole.MAIN, JUNE, "0");
                    var garden = fixture.meter(MeteringFixture.newName());
                    fixture.install(garden, point, MeterRole.SUB, JUNE, "0");
                })
                .doesNotThrowAnyException();
    }

    @Test
    void a_meter_never_hangs_in_two_places() {
        fixture.install(one, point, MeterRole.SUB, MAY, "0");

        assertThatThrownBy(() -> fixture.install(one, fixture.servicePoint(), MeterRole.SUB, JUNE, "0"))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("meter_hangs_in_one_place_at_a_time");
    }

    @Test
    void what_a_device_says_of_itself_names_one_meter() {
        var identification = MeteringFixture.newName();
        fixture.meter(identification);

        assertThatThrownBy(() -> fixture.meter(identification)).isInstanceOf(DataIntegrityViolationException.class);
    }
}
