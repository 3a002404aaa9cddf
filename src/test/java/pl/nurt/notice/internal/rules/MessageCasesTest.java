package pl.nurt.notice.internal.rules;

import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.assertj.core.api.SoftAssertions;
import pl.nurt.testing.CaseFile;
import pl.nurt.testing.CaseTest;

/** Moments and texts with what must become of them. */
class MessageCasesTest {
    @CaseTest("notice/files/sms")
    void a_text_takes_as_many_parts_as_its_file_says(CaseFile file) throws Exception {
        var all = new SoftAssertions();
        for (var wanted : file.json()) {
            all.assertThat(SmsLength.of(wanted.get("text").asString()))
                    .as(wanted.get("name").asString())
                    .isEqualTo(new SmsLength(
                            wanted.get("encoding").asString().equals("GSM-7"),
                            wanted.get("units").asInt(),
                            wanted.get("parts").asInt()));
        }
        all.assertAll();
    }

    @CaseTest("notice/files/quiet")
    void a_message_is_told_when_its_file_says(CaseFile file) throws Exception {
        var all = new SoftAssertions();
        for (var wanted : file.json()) {
            var hours = wanted.get("quiet").asString().split("[- ]", -1);
            var quiet = new QuietTime(true, LocalTime.parse(hours[0]), LocalTime.parse(hours[1]));
            var now = OffsetDateTime.parse(wanted.get("now").asString()).toInstant();
            var severity = wanted.get("severity").asString();
            boolean hazard = severity.equals("Severe") || severity.equals("Extreme");
            var expected = wanted.get("expected").asString();
            var told = expected.equals("send")
                    ? now
                    : OffsetDateTime.parse(expected.substring("hold until ".length()))
                            .toInstant();
            all.assertThat(hazard ? now : quiet.earliest(now))
                    .as(wanted.toString())
                    .isEqualTo(told);
        }
        all.assertAll();
    }
}
