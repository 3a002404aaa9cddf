package pl.nurt.telemetry.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pl.nurt.platform.api.BadBodyException;
import pl.nurt.platform.api.Message;
import pl.nurt.telemetry.orders.BridgeCommandId;
import pl.nurt.telemetry.orders.BridgeCommandKind;
import pl.nurt.telemetry.orders.BridgeCommandState;
import pl.nurt.telemetry.orders.CommandResult;
import pl.nurt.telemetry.orders.FoundMeter;
import pl.nurt.telemetry.orders.internal.CommandDelivery;
import pl.nurt.telemetry.orders.internal.GivenCommand;

/** {@code CommandWish}, {@code Commands} and {@code CommandAnswer} of the contract. */
final class CommandMessages {
    private static final int LONGEST_WAIT_SECONDS = 55;
    private static final int MOST_RUNNING = 100;
    private static final int MOST_FOUND = 1_000;
    private static final Pattern INDEX = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,6})?");

    private CommandMessages() {}

    /**
     * What a bridge wishes.
     *
     * @param running orders it has
     */
    record Wish(Duration patience, Set<BridgeCommandId> running) {}

    static Wish wish(InputStream body) {
        return Message.read(body, WishMessage.class, "command wish").checked();
    }

    static CommandDelivery.Answer answer(InputStream body) {
        return Message.read(body, AnswerMessage.class, "command answer").checked();
    }

    private record WishMessage(
            @Nullable Integer waitSeconds, @Nullable List<@Nullable Long> running) {
        Wish checked() {
            if (running == null || waitSeconds == null || waitSeconds < 0 || waitSeconds > LONGEST_WAIT_SECONDS) {
                throw new BadBodyException(
                        "'waitSeconds' must be a number from 0 to " + LONGEST_WAIT_SECONDS + ", 'running' an array");
            }
            return new Wish(
                    Duration.ofSeconds(waitSeconds),
                    Message.optionalList("running", running, MOST_RUNNING).stream()
                            .map(BridgeCommandId::new)
                            .collect(Collectors.toSet()));
        }
    }

    private record AnswerMessage(
            @Nullable String state,
            @Nullable String message,
            @Nullable Integer readings,
            @Nullable List<@Nullable MeterHealthMessage> meters,
            @Nullable List<@Nullable FoundMessage> found,
            @Nullable List<@Nullable String> unresolved,
            @Nullable Integer probes,
            @Nullable Boolean complete,
            @Nullable String resumeFrom) {
        CommandDelivery.Answer checked() {
            var result = new CommandResult(
                    Message.optionalCount("readings", readings),
                    Message.optionalList("meters", meters, MeterHealthMessage.MOST).stream()
                            .map(MeterHealthMessage::checked)
                            .toList(),
                    Message.optionalList("found", found, MOST_FOUND).stream()
                            .map(FoundMessage::checked)
                            .toList(),
                    Message.optionalList("unresolved", unresolved, MOST_FOUND).stream()
                            .map(place -> Message.text("unresolved", place, 80))
                            .toList(),
                    Message.optionalCount("probes", probes),
                    complete,
                    Message.optionalText("resumeFrom", resumeFrom, 200));
            return new CommandDelivery.Answer(checkedState(), Message.optionalText("message", message, 200), result);
        }

        private BridgeCommandState checkedState() {
            return switch (state) {
                case "PROGRESS" -> BridgeCommandState.SENT;
                case "DONE" -> BridgeCommandState.DONE;
                case "FAILED" -> BridgeCommandState.FAILED;
                case null, default -> throw new BadBodyException("'state' must be PROGRESS, DONE or FAILED");
            };
        }
    }

    private record FoundMessage(
            @Nullable String meter,
            @Nullable Integer primary,
            @Nullable String indexM3) {
        FoundMeter checked() {
            if (primary != null && (primary < 0 || primary > 250)) {
                throw new BadBodyException("'primary' must be a number from 0 to 250");
            }
            if (indexM3 != null && !INDEX.matcher(indexM3).matches()) {
                throw new BadBodyException("'indexM3' must be a decimal number as text");
            }
            return new FoundMeter(Message.text("meter", meter, 40), primary, indexM3);
        }
    }

    /** {@code Commands} of the contract. */
    record Commands(List<Command> commands) {
        static final Commands NONE = new Commands(List.of());

        static Commands of(List<GivenCommand> given) {
            return new Commands(given.stream().map(Command::of).toList());
        }
    }

    /** {@code Command} of the contract. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Command(
            long id,
            BridgeCommandKind kind,
            Instant expiresAt,
            @Nullable String concentrator,
            @Nullable String meter,
            @Nullable String wanted,
            @Nullable Integer probeBudget,
            @Nullable String resumeFrom,
            @Nullable Integer version,
            @Nullable Long search,
            @Nullable Boolean stopped) {
        private static Command of(GivenCommand given) {
            return new Command(
                    given.id().value(),
                    given.kind(),
                    given.expiresAt(),
                    given.concentrator(),
                    given.meter(),
                    given.wanted(),
                    given.probeBudget(),
                    given.resumeFrom(),
                    given.version(),
                    given.search() == null ? null : given.search().value(),
                    given.stopped() ? true : null);
        }
    }
}
