package pl.nurt.customer.ui;

import com.vaadin.flow.component.Component;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import pl.nurt.customer.supply.Contract;
import pl.nurt.customer.supply.ContractTerms;
import pl.nurt.customer.supply.TariffGroup;
import pl.nurt.platform.ui.text.Formats;

/** Contracts in sentences: "Umowa UM/2021/0391 od 1.05.2021 · woda i ścieki · gospodarstwa domowe · papier co miesiąc". */
public record ContractTexts(Component view, Locale locale, List<TariffGroup> groups) {
    public String sentence(Contract contract, LocalDate day) {
        var parts = new ArrayList<String>();
        var formats = Formats.of(locale);
        var end = contract.validTo();
        parts.add(
                end == null
                        ? view.getTranslation(
                                "customer.contract.from", contract.number(), formats.day(contract.validFrom()))
                        : view.getTranslation(
                                "customer.contract.fromTo",
                                contract.number(),
                                formats.day(contract.validFrom()),
                                formats.day(end.minusDays(1))));
        contract.termsOn(day).ifPresent(terms -> parts.add(terms(terms)));
        return String.join(" · ", parts);
    }

    /** What will hold later, a line for each. */
    public List<String> toCome(Contract contract, LocalDate day) {
        return contract.terms().stream()
                .filter(terms ->
                        terms.validFrom().isAfter(day) && terms.validFrom().isAfter(contract.validFrom()))
                .map(terms -> view.getTranslation(
                        "customer.contract.later", Formats.of(locale).day(terms.validFrom()), terms(terms)))
                .toList();
    }

    /** Everything that held, holds and will hold, a line for each, the last first. */
    public List<String> allTerms(Contract contract) {
        return contract.terms().reversed().stream()
                .map(terms -> view.getTranslation(
                        "customer.contract.later", Formats.of(locale).day(terms.validFrom()), terms(terms)))
                .toList();
    }

    private String terms(ContractTerms terms) {
        return String.join(
                " · ",
                media(terms.water(), terms.sewage(), terms.rain()),
                group(terms.tariffGroup()),
                view.getTranslation(
                        "customer.contract.billing",
                        view.getTranslation("customer.invoiceForm." + terms.invoiceForm()),
                        terms.billingMonths()));
    }

    public String group(String code) {
        return groups.stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .map(one -> one.name(locale).toLowerCase(locale))
                .orElse(code);
    }

    public String media(boolean water, boolean sewage, boolean rain) {
        var media = new ArrayList<String>();
        if (water) {
            media.add(view.getTranslation("customer.media.water"));
        }
        if (sewage) {
            media.add(view.getTranslation("customer.media.sewage"));
        }
        if (rain) {
            media.add(view.getTranslation("customer.media.rain"));
        }
        return String.join(" + ", media);
    }
}
