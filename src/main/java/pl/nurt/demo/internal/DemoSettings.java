package pl.nurt.demo.internal;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the demo.
 *
 * @param enabled whether there is a demo at all; never on a portal with real data
 * @param fill whether an empty database is filled; without, there are only the people on the sign-in page
 * @param scale how much is filled in when the database is empty
 * @param park folder into which the configuration of the simulated park and of its bridge is written; none, no park
 * @param poll how often the meters of the demo's residents are read, so that one can watch
 * @param portalUrl where that bridge finds the portal
 * @param only fill in and stop
 * @param billedMonths how many of the last months are billed; 0 for none
 */
@ConfigurationProperties("nurt.demo")
record DemoSettings(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("true") boolean fill,
        @DefaultValue("NORMAL") Scale scale,
        @Nullable Path park,
        @DefaultValue("10s") Duration poll,
        @DefaultValue("http://localhost:8080") String portalUrl,
        @DefaultValue("false") boolean only,
        @DefaultValue("24") int billedMonths) {

    /** How much demo data there is. */
    enum Scale {
        /** 300 points, two years of daily readings and the running month, 60 days of hourly ones. */
        NORMAL(300, 762, 60),
        /** What the portal must bear: 1,700 points, five years of hourly readings, 74 million rows. */
        FULL(1700, 1826, 1826);

        final int points;
        final int days;
        final int hourlyDays;

        Scale(int points, int days, int hourlyDays) {
            this.points = points;
            this.days = days;
            this.hourlyDays = hourlyDays;
        }
    }
}
