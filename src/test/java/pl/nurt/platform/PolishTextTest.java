package pl.nurt.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.values;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.platform.internal.PolishSql;
import pl.nurt.testing.IntegrationTest;

@IntegrationTest
class PolishTextTest {
    @Autowired
    private DSLContext db;

    @Test
    void a_name_is_found_without_its_tails_and_strokes() {
        assertThat(PolishText.plain("Świętosława Żółć-Łąk")).isEqualTo("swietoslawa zolc-lak");
    }

    @Test
    void java_and_the_database_say_the_same() {
        var random = new Random(7);
        var letters = PolishText.LETTERS + PolishText.MARKS + "abcXYZ ,.-'/0123456789ÜüßéÉ";
        for (int round = 0; round < 200; round++) {
            var text = random.ints(20, 0, letters.length())
                    .mapToObj(at -> letters.substring(at, at + 1))
                    .collect(Collectors.joining());
            assertThat(db.select(PolishSql.plain(val(text))).fetchSingle().value1())
                    .isEqualTo(PolishText.plain(text));
        }
    }

    @Test
    void addresses_stand_in_the_order_of_a_polish_directory() {
        var names = db.selectFrom(values(row("Łódzka"), row("Lipowa 12"), row("Lipowa 3a"), row("Młynarska"))
                        .as("t", "name"))
                .orderBy(PolishSql.ordered(field("name", String.class)))
                .fetch(0, String.class);
        assertThat(names).isEqualTo(List.of("Lipowa 3a", "Lipowa 12", "Łódzka", "Młynarska"));
    }

    @Test
    void apostrophes_and_dashes_of_every_keyboard_are_alike() {
        assertThat(PolishText.plain(PolishText.MARKS)).isEqualTo("'''''''-------");
    }
}
