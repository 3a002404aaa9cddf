package pl.nurt.billing.settlement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.context.ApplicationContext;
import pl.nurt.billing.Billed;
import pl.nurt.platform.CivilTime;

/** Customers who may settle: the month before last is billed with 110 m³ at its end, and their meters were read a minute ago. */
public final class Settled {
    public final Billed billed;
    public final Instant now;

    public Settled(ApplicationContext context) {
        billed = new Billed(context);
        now = context.getBean(Clock.class).instant();
    }

    /** The first day that no run has billed. */
    public LocalDate from() {
        return billed.month();
    }

    public LocalDate today() {
        return CivilTime.dayOf(now);
    }

    /** @param index what the meters show now */
    public void households(String index, String... numbers) {
        for (var number : numbers) {
            billed.contracted.billed(number, "GD", from().minusMonths(1), "10.000");
        }
        billed.run(billed.last.minusMonths(1));
        for (var number : numbers) {
            billed.contracted.read(number, now.minus(Duration.ofMinutes(1)), index);
        }
    }

    /** @param index what the meter shows now */
    public void household(String number, String index) {
        households(index, number);
    }
}
