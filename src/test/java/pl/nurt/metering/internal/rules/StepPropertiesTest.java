package pl.nurt.metering.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Row6;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.nurt.db.metering.Routines;
import pl.nurt.platform.CubicMetres;
import pl.nurt.testing.IntegrationTest;

/** The days are counted in SQL, everything else in Java: both must tell the same of every step. */
@IntegrationTest
class StepPropertiesTest {
    private static final int CASES = 3_000;
    private static final Instant BEGIN = Instant.parse("2026-03-29T00:30:00Z");

    @Autowired
    private DSLContext db;

    private record Case(Register register, RegisterPoint before, RegisterPoint after) {
        @Nullable
        BigDecimal inJava() {
            var counted = Step.between(register, before, after).counted();
            return counted == null ? null : counted.value();
        }

        Row6<Instant, BigDecimal, Instant, BigDecimal, Integer, BigDecimal> row() {
            return DSL.row(
                    before.at(),
                    before.index().value(),
                    after.at(),
                    after.index().value(),
                    register.digits(),
                    register.q3());
        }
    }

    @Test
    void the_database_counts_a_step_as_the_code_does() {
        var cases = IntStream.range(0, CASES).mapToObj(StepPropertiesTest::any).toList();

        var inSql = inSql(cases);

        for (var i = 0; i < CASES; i++) {
            assertThat(inSql.get(i))
                    .as(cases.get(i).toString())
                    .isEqualTo(cases.get(i).inJava());
        }
        // The cases are of use only while they reach every kind of step.
        assertThat(cases.stream()
                        .map(one -> Step.between(one.register, one.before, one.after)
                                .getClass())
                        .distinct())
                .hasSize(3);
    }

    @SuppressWarnings("unchecked")
    private List<@Nullable BigDecimal> inSql(List<Case> cases) {
        var steps = DSL.values(cases.stream().map(Case::row).toArray(Row6[]::new))
                .as("step", "opening_at", "opening_m3", "closing_at", "closing_m3", "digits", "q3_m3h");
        var counted = Routines.useBetween(
                steps.field("opening_at", SQLDataType.INSTANT),
                steps.field("opening_m3", SQLDataType.NUMERIC)
                        .convert(CubicMetres.class, CubicMetres::of, CubicMetres::value),
                steps.field("closing_at", SQLDataType.INSTANT),
                steps.field("closing_m3", SQLDataType.NUMERIC)
                        .convert(CubicMetres.class, CubicMetres::of, CubicMetres::value),
                steps.field("digits", SQLDataType.INTEGER),
                steps.field("q3_m3h", SQLDataType.NUMERIC));
        // A power of ten has zeros behind the litres.
        return db.select(counted)
                .from(steps)
                .fetch(row -> row.value1() == null ? null : row.value1().setScale(3));
    }

    /** Indexes near the ends of the register and volumes near what its flow lets through: that is where two tellers would differ. */
    private static Case any(int seed) {
        var random = new Random(seed);
        var register = new Register(4 + random.nextInt(4), BigDecimal.valueOf(16 + random.nextInt(600), 1));
        var capacity = register.capacity().value().movePointRight(3).longValueExact();
        var seconds = 1 + random.nextInt(40 * 86_400);
        // Q4 in litres an hour is 1250 times Q3.
        var most = register.q3().movePointRight(1).longValueExact() * 125 * seconds / 3600;
        var before = switch (random.nextInt(3)) {
            case 0 -> capacity - 1 - random.nextLong(Math.min(capacity / 10, most + 2));
            case 1 -> capacity / 10 * 9 + random.nextInt(-1, 2);
            default -> random.nextLong(capacity);
        };
        var after = switch (random.nextInt(4)) {
            case 0 -> Math.floorMod(before + most + random.nextInt(-2, 3), capacity);
            case 1 -> capacity / 10 + random.nextInt(-1, 2);
            case 2 -> random.nextLong(capacity / 10);
            default -> random.nextLong(capacity);
        };
        var millis = random.nextInt(1_000);
        return new Case(
                register,
                new RegisterPoint(BEGIN.plusMillis(random.nextBoolean() ? millis : 0), litres(before)),
                new RegisterPoint(BEGIN.plus(Duration.ofSeconds(seconds)), litres(after)));
    }

    private static CubicMetres litres(long litres) {
        return CubicMetres.of(BigDecimal.valueOf(litres, 3));
    }
}
