package pl.nurt.billing.tariffs.ui;

import com.vaadin.flow.component.Component;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pl.nurt.billing.pricing.BilledService;
import pl.nurt.billing.pricing.PriceFor;
import pl.nurt.billing.tariffs.Tariff;
import pl.nurt.billing.tariffs.TariffOrigin;
import pl.nurt.billing.tariffs.TariffProblem;
import pl.nurt.customer.supply.TariffGroup;
import pl.nurt.platform.Money;
import pl.nurt.platform.ui.Badge;
import pl.nurt.platform.ui.State;
import pl.nurt.platform.ui.text.Formats;
import pl.nurt.platform.ui.text.Languages;

/** Tariffs, prices and what is wrong with them as pages say it, in the reader's language. */
final class TariffTexts {
    private final Component view;
    private final Locale locale;
    private final Formats formats;
    private final List<TariffGroup> groups;

    TariffTexts(Component view, Locale locale, List<TariffGroup> groups) {
        this.view = view;
        this.locale = Languages.supported(locale);
        this.groups = List.copyOf(groups);
        formats = Formats.of(locale);
    }

    String text(String key, Object... arguments) {
        return view.getTranslation("billing." + key, arguments);
    }

    Locale locale() {
        return locale;
    }

    Formats formats() {
        return formats;
    }

    List<TariffGroup> groups() {
        return groups;
    }

    String group(String code) {
        return groups.stream()
                .filter(group -> group.code().equals(code))
                .map(group -> group.name(locale))
                .findFirst()
                .orElse(code);
    }

    String service(BilledService service) {
        var name = text("service." + service.kind());
        return service.extra() == null ? name : name + ": " + service.extra();
    }

    /** Households · electronic invoice; "everybody" when nothing matters. */
    String whom(PriceFor whom) {
        var parts = new ArrayList<String>();
        if (whom.group() != null) {
            parts.add(group(whom.group()));
        }
        if (whom.measured() != null) {
            parts.add(text("measured." + whom.measured()));
        }
        if (whom.invoiceForm() != null) {
            parts.add(text("invoiceForm." + whom.invoiceForm()));
        }
        if (whom.billingMonths() != null) {
            parts.add(text("cycle", whom.billingMonths()));
        }
        if (whom.media() != null) {
            parts.add(text("media." + whom.media()));
        }
        return parts.isEmpty() ? text("everybody") : String.join(" · ", parts);
    }

    /** A price as it is written: two decimals, or as many as it has; a dash where none is known. */
    String net(@Nullable BigDecimal net) {
        if (net == null) {
            return "–";
        }
        return net.stripTrailingZeros().scale() > 2 ? formats.decimal(net) : formats.amount(Money.of(net));
    }

    /** With its sign, for a change. */
    String change(Money change) {
        return (change.isPositive() ? "+" : change.isNegative() ? "−" : "") + formats.amount(change.abs());
    }

    /** 7.09.2026–6.09.2027: both days belong to it. */
    String days(LocalDate from, LocalDate until) {
        var last = until.minusDays(1);
        return from.equals(last) ? formats.day(from) : formats.day(from) + "–" + formats.day(last);
    }

    String month(YearMonth month) {
        return DateTimeFormatter.ofPattern("LLLL yyyy", locale).format(month);
    }

    Badge state(Tariff tariff, LocalDate today) {
        if (!tariff.isPublished()) {
            return new Badge(State.INFO, text("state.draft"));
        }
        if (tariff.holdsOn(today)) {
            return new Badge(State.GOOD, text("state.holds"));
        }
        return new Badge(State.INFO, text(tariff.from().isAfter(today) ? "state.comes" : "state.over"));
    }

    /** Where the prices are from; what nobody approved stands out. */
    Badge origin(TariffOrigin origin) {
        return new Badge(origin == TariffOrigin.DECISION ? State.GOOD : State.WARN, text("origin." + origin));
    }

    String problem(TariffProblem problem) {
        var days = days(problem.from(), problem.until());
        var service = problem.service();
        var terms = problem.terms();
        if (service == null || terms == null) {
            return text("hindrance." + problem.kind(), days, String.valueOf(problem.decision()));
        }
        return text(
                "hindrance." + problem.kind(),
                days,
                service(service),
                whom(new PriceFor(terms.group(), null, terms.invoiceForm(), terms.billingMonths(), terms.media())),
                problem.contracts());
    }
}
