package pl.nurt.platform.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What portals tell each other fits into PostgreSQL's notifications and comes out as it went in. */
class LiveMessageTest {
    private static final String PORTAL = "b7d5";

    private record DeviceId(long value) {}

    private record Devices(Set<DeviceId> devices) implements LiveEvent {}

    private record Changed(DeviceId device, Instant at, String text) implements LiveEvent {}

    private record Nothing() implements LiveEvent {}

    @Test
    void events_come_out_as_they_went_in() {
        List<LiveEvent> events = List.of(
                new Changed(new DeviceId(7), Instant.parse("2026-11-28T12:00:00.123456Z"), "żółw\nna brzegu"),
                new Devices(Set.of(new DeviceId(1), new DeviceId(2))),
                new Nothing());

        assertThat(read(LiveMessage.messages(PORTAL, events))).containsExactlyElementsOf(events);
    }

    @Test
    void a_batch_of_five_hundred_meters_fits_into_one_message() {
        var batch = new Devices(
                LongStream.range(1_000_000, 1_000_500).mapToObj(DeviceId::new).collect(Collectors.toSet()));

        var messages = LiveMessage.messages(PORTAL, List.of(batch));

        assertThat(messages).hasSize(1);
        assertThat(read(messages)).containsExactly(batch);
    }

    @Test
    void more_events_than_fit_go_in_several_messages() {
        List<LiveEvent> events = IntStream.range(0, 300)
                .<LiveEvent>mapToObj(i -> new Changed(new DeviceId(i), Instant.EPOCH, "ś".repeat(100)))
                .toList();

        var messages = LiveMessage.messages(PORTAL, events);

        assertThat(messages).hasSizeGreaterThan(1).allSatisfy(LiveMessageTest::fits);
        assertThat(read(messages)).containsExactlyElementsOf(events);
    }

    @Test
    void what_happened_twice_is_told_once() {
        assertThat(read(LiveMessage.messages(PORTAL, List.of(new Nothing(), new Nothing()))))
                .containsExactly(new Nothing());
    }

    @Test
    void a_flood_and_an_event_too_large_say_only_look_again() {
        List<LiveEvent> flood = IntStream.range(0, 100_000)
                .<LiveEvent>mapToObj(i -> new Changed(new DeviceId(i), Instant.EPOCH, "x"))
                .toList();
        var large = new Changed(new DeviceId(1), Instant.EPOCH, "x".repeat(10_000));

        for (var events : List.of(flood, List.<LiveEvent>of(large))) {
            var messages = LiveMessage.messages(PORTAL, events);
            assertThat(messages).singleElement().satisfies(LiveMessageTest::fits);
            assertThat(LiveMessage.read(messages.getFirst()))
                    .containsExactly(new LiveMessage.Heard(Changed.class, Optional.empty()));
        }
    }

    @Test
    void what_this_version_does_not_understand_is_left_out_or_looked_at_again() {
        var known = Changed.class.getName();

        assertThat(LiveMessage.read(
                        "p\npl.nurt.gone.Event {}\njava.lang.String \"x\"\npl.nurt.platform.NotFoundException {}"))
                .isEmpty();
        assertThat(LiveMessage.read("p\n" + known + " {\"device\":\"no number\"}"))
                .containsExactly(new LiveMessage.Heard(Changed.class, Optional.empty()));
        assertThat(LiveMessage.read("")).isEmpty();
    }

    @Test
    void a_portal_knows_its_own_voice() {
        assertThat(LiveMessage.isFrom(
                        PORTAL,
                        LiveMessage.messages(PORTAL, List.of(new Nothing())).getFirst()))
                .isTrue();
        assertThat(LiveMessage.isFrom(PORTAL, "b7d\nx")).isFalse();
    }

    private static void fits(String message) {
        assertThat(message.getBytes(StandardCharsets.UTF_8).length).isLessThan(8_000);
    }

    private static List<LiveEvent> read(List<String> messages) {
        return messages.stream()
                .flatMap(message -> LiveMessage.read(message).stream())
                .map(heard -> heard.event().orElseThrow())
                .toList();
    }
}
