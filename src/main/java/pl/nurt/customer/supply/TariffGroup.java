package pl.nurt.customer.supply;

import java.util.Locale;

/** A group of the tariff that a contract may name; what it costs, room billing knows. */
public record TariffGroup(String code, String namePl, String nameEn, boolean household) {
    public String name(Locale locale) {
        return locale.getLanguage().equals("pl") ? namePl : nameEn;
    }
}
