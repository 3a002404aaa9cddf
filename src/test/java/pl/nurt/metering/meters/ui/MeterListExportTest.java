package pl.nurt.metering.meters.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.identity.CurrentUser;
import pl.nurt.identity.Role;
import pl.nurt.metering.meters.MeterFilter;
import pl.nurt.metering.meters.MeterState;
import pl.nurt.platform.jobs.Jobs;
import pl.nurt.platform.sheets.internal.CsvWriter;
import pl.nurt.platform.ui.text.Languages;
import pl.nurt.testing.OfficeViewTest;

class MeterListExportTest extends OfficeViewTest {
    @Autowired
    private MeterListExport export;

    @Autowired
    private Jobs jobs;

    @Autowired
    private CurrentUser user;

    @Test
    void the_file_holds_what_the_list_shows_under_its_filter() throws IOException {
        var place = park.place("Młynary", "Kopernika", "14");
        park.customer("000218", "=Anna Nowak", place);
        var meter = park.meter("31415926");
        park.install(meter, place, now.minus(Duration.ofDays(400)));
        park.read(meter, now.minusSeconds(1), "268.412");
        park.read(park.hanging("16180339", "Młynary", "Dworcowa", "29"), now.minus(Duration.ofHours(26)), "512.334");

        assertThat(lines(MeterFilter.ALL)).hasSize(3).first().asString().contains("\"Numer wodomierza\";\"Adres\"");
        assertThat(lines(new MeterFilter("nowak", null)).getLast())
                .contains("\"31415926\"", "\"Kopernika 14, Młynary\"", "\"000218\"", "\"'=Anna Nowak\"", "\"268,412\"");
        assertThat(lines(new MeterFilter("", MeterState.SILENT)))
                .hasSize(2)
                .last()
                .asString()
                .contains("16180339");
    }

    @Test
    void the_button_starts_a_job_of_whoever_pressed_it() {
        open("office/meters?q=kopernika", Role.TECHNICIAN);
        _click(_get(Button.class, spec -> spec.withText("Pobierz listę (XLSX)")));

        var owner = user.viewer().jobOwner();
        assertThat(jobs.page(owner, null, null, 10))
                .singleElement()
                .satisfies(job -> assertThat(job.kind()).isEqualTo("metering.meter-list"));
    }

    private List<String> lines(MeterFilter filter) throws IOException {
        var out = new ByteArrayOutputStream();
        CsvWriter.write(export.layout(Languages.POLISH, now), export.rows(filter), out);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
