package pl.nurt.bridge.mbus;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** What a record says. */
public sealed interface RecordValue {
    Invalid INVALID = new Invalid();
    Absent ABSENT = new Absent();

    /** An exact number in the record's unit. */
    record Amount(BigDecimal amount) implements RecordValue {}

    /** Text, or a number whose leading zeros matter. */
    record Text(String text) implements RecordValue {}

    /** The meter's own local time, usually standard time all year. */
    record Moment(LocalDateTime at) implements RecordValue {}

    record Day(LocalDate date) implements RecordValue {}

    record TimeOfDay(LocalTime time) implements RecordValue {}

    /** Data of a structure that is not read here (profiles, containers, units that are not metric), an LVAR byte included. */
    record Raw(RawBytes bytes) implements RecordValue {}

    /** The meter itself or the bytes say that there is no valid value: BCD digits A–F, integer 80…00, NaN, time flag IV, unset date. */
    record Invalid() implements RecordValue {}

    /** The record carries no data. */
    record Absent() implements RecordValue {}

    /** The text of the value as it is shown and compared: plain decimals, ISO dates, hexadecimal bytes; empty without value. */
    default String show() {
        return switch (this) {
            case Amount(var amount) -> amount.toPlainString();
            case Text(var text) -> text;
            case Moment(var at) -> at.toString();
            case Day(var date) -> date.toString();
            case TimeOfDay(var time) -> time.toString();
            case Raw(var bytes) -> bytes.toString();
            case Invalid(), Absent() -> "";
        };
    }
}
