package pl.nurt.customer.people;

import org.jspecify.annotations.Nullable;

/**
 * Where a letter reaches a customer.
 *
 * @param addressee when it goes to somebody else's hands
 * @param postalCode empty where the country has none
 * @param country two letters; PL for Poland
 */
public record Address(
        @Nullable String addressee,
        @Nullable String street,
        String houseNumber,
        @Nullable String flatNumber,
        String postalCode,
        String locality,
        String country) {
    public static final String POLAND = "PL";

    /** Street and house, as on the first line: ul. Kopernika 16/3. */
    public String firstLine() {
        return (street == null ? locality : street) + " " + houseNumber + (flatNumber == null ? "" : "/" + flatNumber);
    }

    /** Code and locality, as on the second line. */
    public String secondLine() {
        return (postalCode.isEmpty() ? "" : postalCode + " ")
                + locality
                + (country.equals(POLAND) ? "" : ", " + country);
    }
}
