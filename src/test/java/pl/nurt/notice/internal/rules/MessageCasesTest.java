package pl.nurt.notice.internal.rules;

import org.assertj.core.api.SoftAssertions;
import pl.nurt.testing.CaseFile;
import pl.nurt.testing.CaseTest;

/** Texts with what they take as an SMS. */
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
}
