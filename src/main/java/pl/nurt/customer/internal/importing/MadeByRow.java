package pl.nurt.customer.internal.importing;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pl.nurt.customer.importing.ImportField;

/** What a row says of the things it made, for the log. Addresses are said whole, as where they are compared. */
record MadeByRow(Map<String, String> says) {
    private static final List<ImportField> CUSTOMER = List.of(
            ImportField.CUSTOMER_NUMBER,
            ImportField.NAME,
            ImportField.GIVEN_NAMES,
            ImportField.FAMILY_NAME,
            ImportField.PESEL,
            ImportField.NIP,
            ImportField.REGON,
            ImportField.PHONE,
            ImportField.EMAIL,
            ImportField.BALANCE,
            ImportField.BALANCE_DAY);
    private static final List<ImportField> PLACE =
            List.of(ImportField.PLACE_NUMBER, ImportField.PLOT_NUMBER, ImportField.LATITUDE, ImportField.LONGITUDE);
    private static final List<ImportField> CONTRACT = List.of(
            ImportField.CONTRACT_NUMBER,
            ImportField.CONTRACT_FROM,
            ImportField.CONTRACT_TO,
            ImportField.TARIFF_GROUP,
            ImportField.BILLING_MONTHS);

    void customer(BiConsumer<ImportField, String> into) {
        var said = said(ImportField.KIND);
        var kind = said == null ? says.get(RowReader.LIKELY_KIND) : said;
        if (kind != null) {
            into.accept(ImportField.KIND, kind);
        }
        tell(CUSTOMER, into);
        var house = said(ImportField.HOUSE_NUMBER);
        var flat = said(ImportField.FLAT_NUMBER);
        if (house != null) {
            into.accept(
                    ImportField.HOUSE_NUMBER,
                    address(
                            said(ImportField.STREET),
                            flat == null ? house : house + "/" + flat,
                            said(ImportField.POSTAL_CODE),
                            said(ImportField.LOCALITY)));
        }
    }

    void place(BiConsumer<ImportField, String> into) {
        tell(PLACE, into);
        into.accept(
                ImportField.PLACE_HOUSE_NUMBER,
                address(
                        said(ImportField.PLACE_STREET),
                        said(ImportField.PLACE_HOUSE_NUMBER),
                        said(ImportField.PLACE_POSTAL_CODE),
                        said(ImportField.PLACE_LOCALITY)));
    }

    void contract(BiConsumer<ImportField, String> into) {
        tell(CONTRACT, into);
    }

    private void tell(List<ImportField> fields, BiConsumer<ImportField, String> into) {
        for (var field : fields) {
            var text = said(field);
            if (text != null) {
                into.accept(field, text);
            }
        }
    }

    private @Nullable String said(ImportField field) {
        return says.get(field.key());
    }

    private static String address(
            @Nullable String street, @Nullable String number, @Nullable String code, @Nullable String locality) {
        return Stream.of(joined(street, number), joined(code, locality))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String joined(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return one != null ? one : other != null ? other : "";
        }
        return one + " " + other;
    }
}
