package pl.nurt.notice.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Set;
import pl.nurt.notice.MessageKind;
import pl.nurt.notice.Topic;
import pl.nurt.testing.CaseFile;
import pl.nurt.testing.CaseTest;

/** Moments in and beside the quiet hours; a severe or extreme event is told as a hazard. */
class QuietCasesTest {
    private static final MessageKind KIND = MessageKind.of("notice.message.case", Topic.values()[0]);
    private static final Set<String> HAZARDS = Set.of("Severe", "Extreme");

    @CaseTest("notice/files/quiet")
    void a_message_is_sent_or_held(CaseFile file) {
        assertThat(file.json()).isNotEmpty().allSatisfy(row -> {
            var now = OffsetDateTime.parse(row.get("now").asString()).toInstant();
            var hours = row.get("quiet").asString().split("[- ]");
            var quiet = new QuietTime(true, LocalTime.parse(hours[0]), LocalTime.parse(hours[1]));
            var kind = HAZARDS.contains(row.get("severity").asString()) ? KIND.asHazard() : KIND;

            var told = kind.waitsForQuietHours() ? quiet.earliest(now) : now;

            var expected = row.get("expected").asString();
            assertThat(told)
                    .as(row.get("why").asString())
                    .isEqualTo(
                            expected.equals("send")
                                    ? now
                                    : OffsetDateTime.parse(expected.replace("hold until ", ""))
                                            .toInstant());
        });
    }
}
