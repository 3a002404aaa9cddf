package pl.nurt.customer.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import org.junit.jupiter.api.Test;
import pl.nurt.identity.audit.FieldChange;

class ImportChangesTest {
    @Test
    void each_place_and_contract_that_was_made_is_named_and_each_is_told_again_when_it_is_taken_back() {
        var changes = new ImportChanges();
        changes.addMade(row("61", "U/1", "GD"), true, true, true);
        changes.addMade(row("62", "U/2", "PR"), false, true, true);

        assertThat(changes.made(5).fields())
                .extracting(FieldChange::field, FieldChange::before, FieldChange::after)
                .containsExactly(
                        tuple("import", null, "5"),
                        tuple("customerNumber", null, "900101"),
                        tuple("name", null, "Ewa Lis"),
                        tuple("address", null, "ul. Polna 61, 14-420 Młynary; ul. Polna 62, 14-420 Młynary"),
                        tuple("contractNumber", null, "U/1; U/2"),
                        tuple("tariffGroup", null, "GD"));
        assertThat(changes.undone(5).fields())
                .extracting(FieldChange::field, FieldChange::before, FieldChange::after)
                .contains(
                        tuple("import", "5", null),
                        tuple("name", "Ewa Lis", null),
                        tuple("contractNumber", "U/1; U/2", null));
    }

    private static MadeByRow row(String house, String contract, String group) {
        return new MadeByRow(Map.of(
                "customerNumber",
                "900101",
                "name",
                "Ewa Lis",
                "placeStreet",
                "ul. Polna",
                "placeHouseNumber",
                house,
                "placePostalCode",
                "14-420",
                "placeLocality",
                "Młynary",
                "contractNumber",
                contract,
                "tariffGroup",
                group));
    }
}
