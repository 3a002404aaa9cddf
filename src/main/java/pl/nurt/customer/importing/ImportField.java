package pl.nurt.customer.importing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import pl.nurt.platform.PolishText;

/** What a column of an old system's table may hold, and by which words a column of it is recognised. */
public enum ImportField {
    CUSTOMER_NUMBER(
            "customerNumber",
            "numer odbiorcy",
            "nr odbiorcy",
            "nr kontrahenta",
            "kontrahent",
            "id odbiorcy",
            "customer number"),
    KIND("kind", "rodzaj", "typ", "rodzaj odbiorcy", "kind"),
    NAME("name", "nazwa", "nazwa odbiorcy", "odbiorca", "name"),
    GIVEN_NAMES("givenNames", "imie", "imiona", "given names"),
    FAMILY_NAME("familyName", "nazwisko", "family name"),
    PESEL("pesel", "pesel"),
    NIP("nip", "nip"),
    REGON("regon", "regon"),
    PHONE("phone", "telefon", "tel", "nr telefonu", "phone"),
    EMAIL("email", "e-mail", "email", "mail"),
    STREET("street", "ulica", "street"),
    HOUSE_NUMBER("houseNumber", "nr domu", "numer domu", "dom", "house"),
    FLAT_NUMBER("flatNumber", "nr lokalu", "lokal", "flat"),
    POSTAL_CODE("postalCode", "kod pocztowy", "kod", "postal code"),
    LOCALITY("locality", "miejscowosc", "miasto", "locality"),
    PLACE_NUMBER("placeNumber", "numer punktu", "nr punktu", "punkt", "place number"),
    PLACE_STREET("placeStreet", "ulica punktu", "punkt ulica", "place street"),
    PLACE_HOUSE_NUMBER("placeHouseNumber", "nr domu punktu", "punkt nr domu", "place house"),
    PLACE_POSTAL_CODE("placePostalCode", "kod punktu", "punkt kod", "place postal code"),
    PLACE_LOCALITY("placeLocality", "miejscowosc punktu", "punkt miejscowosc", "place locality"),
    PLOT_NUMBER("plotNumber", "dzialka", "nr dzialki", "plot"),
    LATITUDE("latitude", "szerokosc", "lat", "latitude"),
    LONGITUDE("longitude", "dlugosc", "lon", "longitude"),
    CONTRACT_NUMBER("contractNumber", "numer umowy", "nr umowy", "umowa", "contract"),
    CONTRACT_FROM("contractFrom", "umowa od", "data umowy", "contract from"),
    CONTRACT_TO("contractTo", "umowa do", "contract to"),
    TARIFF_GROUP("tariffGroup", "grupa taryfowa", "grupa", "taryfa", "tariff group"),
    BILLING_MONTHS("billingMonths", "okres", "okres rozliczeniowy", "billing months"),
    METER_NUMBER("meterNumber", "numer wodomierza", "nr wodomierza", "wodomierz", "meter"),
    METER_MADE("meterMade", "producent", "producent wodomierza", "made by"),
    METER_FLOW("meterFlow", "q3", "przeplyw"),
    METER_DIGITS("meterDigits", "liczba cyfr", "cyfry", "digits"),
    METER_DIAMETER("meterDiameter", "srednica", "dn", "diameter"),
    METER_VERIFIED_UNTIL("meterVerifiedUntil", "legalizacja", "legalizacja do", "verified until"),
    READING_INDEX("readingIndex", "wskazanie", "ostatnie wskazanie", "stan", "odczyt", "index"),
    READING_DAY("readingDay", "data odczytu", "reading day"),
    BALANCE("balance", "saldo", "balance"),
    BALANCE_DAY("balanceDay", "saldo na dzien", "balance day");

    private final String key;
    private final List<String> heads;

    ImportField(String key, String... heads) {
        this.key = key;
        this.heads = List.of(heads);
    }

    /** Its name in a row's document. */
    public String key() {
        return key;
    }

    /** @throws IllegalArgumentException if no field has that {@link #key} */
    public static ImportField ofKey(String key) {
        return Arrays.stream(values())
                .filter(field -> field.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no field of a row: " + key));
    }

    /** The field that a column of such a head most likely fills; capital and Polish letters, dots and lines do not matter. */
    public static Optional<ImportField> guess(String head) {
        var plain = PolishText.plain(head)
                .replaceAll("[._]", " ")
                .replaceAll("\\s+", " ")
                .strip();
        return Arrays.stream(values())
                .filter(field -> field.heads.contains(plain))
                .findFirst();
    }
}
