package pl.nurt.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaField;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.testing.IntegrationTest;
import pl.nurt.testing.PortalClasses;

/** Every table of steps in the house: the database knows the same states, and a life can come to each of them. */
@IntegrationTest
class StepsTest {
    private static final Pattern CODE = Pattern.compile("'([A-Z][A-Z0-9_]*)'");

    @Autowired
    private DSLContext db;

    private enum Lamp {
        OFF,
        ON,
        BROKEN,
        LOST
    }

    private enum Hand {
        OWNER,
        GUEST
    }

    private static final List<Steps<?>> TABLES = PortalClasses.portal().stream()
            .flatMap(type -> type.getFields().stream())
            .filter(field -> field.getRawType().isEquivalentTo(Steps.class))
            .<Steps<?>>map(StepsTest::read)
            .toList();

    static Stream<Arguments> tables() {
        return TABLES.stream().map(steps -> Arguments.of(steps.column(), steps));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void the_database_knows_the_same_states(String column, Steps<?> steps) {
        var parts = column.split("\\.", -1);
        var codes = db.resultQuery("""
                        select pg_get_constraintdef(c.oid)
                        from pg_constraint c
                        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
                        where c.contype = 'c' and cardinality(c.conkey) = 1
                          and c.conrelid = to_regclass({0}) and a.attname = {1}
                        """, parts[0] + "." + parts[1], parts[2]).fetch(0, String.class).stream()
                .flatMap(definition -> CODE.matcher(definition).results().map(found -> found.group(1)))
                .collect(Collectors.toSet());

        assertThat(codes)
                .as("codes in the check of " + column)
                .isEqualTo(Arrays.stream(steps.states().getEnumConstants())
                        .map(Enum::name)
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void every_state_can_be_reached(String column, Steps<?> steps) {
        assertThat(steps.unreachable()).as(column).isEmpty();
    }

    @Test
    void there_are_such_tables() {
        assertThat(tables()).isNotEmpty();
    }

    @Test
    void a_table_says_what_may_follow_and_who_may_do_it() {
        var lamp = lamp().table();

        assertThat(lamp.allows(Lamp.OFF, Lamp.ON)).isTrue();
        assertThat(lamp.allows(Lamp.BROKEN, Lamp.ON)).isFalse();
        assertThat(lamp.next(Lamp.OFF, List.of(Hand.GUEST)::contains)).isEmpty();
        assertThat(lamp.next(Lamp.ON, List.of(Hand.OWNER, Hand.GUEST)::contains))
                .containsExactly(Lamp.OFF);
        assertThat(lamp.allows(Lamp.ON, Lamp.BROKEN, who -> true))
                .as("nobody breaks a lamp on purpose")
                .isFalse();
        assertThat(lamp.before(Lamp.BROKEN)).containsExactlyInAnyOrder(Lamp.OFF, Lamp.ON);
        assertThat(lamp.ends()).isEqualTo(Set.of(Lamp.BROKEN, Lamp.LOST));
    }

    @Test
    void a_state_that_nothing_leads_to_is_noticed() {
        assertThat(lamp().table().unreachable()).containsExactly(Lamp.LOST);
    }

    @Test
    void a_table_without_a_beginning_or_with_a_line_twice_is_refused() {
        assertThatThrownBy(() -> Steps.of(Lamp.class, "a.b.c").table()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> lamp().step(Lamp.OFF, Lamp.ON)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Steps.Builder<Lamp> lamp() {
        return Steps.of(Lamp.class, "a.b.c")
                .start(Lamp.OFF)
                .step(Lamp.OFF, Lamp.ON, Hand.OWNER)
                .step(Lamp.ON, Lamp.OFF, Hand.OWNER, Hand.GUEST)
                .step(Lamp.OFF, Lamp.BROKEN)
                .step(Lamp.ON, Lamp.BROKEN);
    }

    private static Steps<?> read(JavaField found) {
        try {
            Field field = found.reflect();
            field.setAccessible(true);
            return (Steps<?>) field.get(null);
        } catch (IllegalAccessException unreadable) {
            throw new IllegalStateException(found + " is no constant", unreadable);
        }
    }
}
