package pl.nurt.metering.use.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.i18n.I18NProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.identity.Role;
import pl.nurt.identity.Viewer;
import pl.nurt.metering.Household;
import pl.nurt.metering.MeterId;
import pl.nurt.metering.use.Consumption;
import pl.nurt.platform.CivilTime;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.sheets.internal.CsvWriter;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.SignIn;

@IntegrationTest
class ReadingsSheetTest {
    @Autowired
    private Consumption consumption;

    @Autowired
    private I18NProvider texts;

    @Autowired
    private SignIn signIn;

    @Autowired
    private DSLContext db;

    @Autowired
    private Clock clock;

    @AfterEach
    void signOut() {
        signIn.out();
    }

    @Test
    void a_resident_keeps_what_was_read_between_two_days() throws IOException {
        var today = CivilTime.dayOf(clock.instant());
        var viewer = signIn.as(Role.RESIDENT).viewer();
        var household = new Household(db, viewer, today.minusMonths(3));
        var meter = household.mainMeter(today.minusMonths(2) + "T08:00", "100");
        household.reading(meter, today.minusDays(40) + "T00:00", "110.5");
        household.reading(meter, today.minusDays(1) + "T23:59", "125");

        assertThat(lines(viewer, meter, today.minusMonths(3), today)).hasSize(4);
        assertThat(lines(viewer, meter, today.minusDays(40), today.minusDays(1)))
                .hasSize(3)
                .element(1)
                .asString()
                .startsWith("\"" + today.minusDays(40) + " 00:00:00\";\"110,500\"")
                .endsWith("\"odczyt\"");
        assertThat(lines(viewer, meter, today.minusDays(39), today.minusDays(2)))
                .hasSize(1);
    }

    @Test
    void a_neighbours_readings_are_not_to_be_had() {
        var today = CivilTime.dayOf(clock.instant());
        var viewer = signIn.as(Role.RESIDENT).viewer();
        var foreign = new Household(db, today.minusMonths(3)).mainMeter(today.minusMonths(2) + "T08:00", "100");
        assertThatThrownBy(() -> lines(viewer, foreign, today.minusDays(5), today))
                .isInstanceOf(NotFoundException.class);
    }

    private List<String> lines(Viewer viewer, MeterId meter, LocalDate first, LocalDate last) throws IOException {
        var sheet = new ReadingsSheet(consumption, viewer, meter, key -> texts.getTranslation(key, Languages.POLISH));
        var out = new ByteArrayOutputStream();
        CsvWriter.write(sheet.layout(Languages.POLISH, clock.instant()), sheet.rows(first, last), out);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
