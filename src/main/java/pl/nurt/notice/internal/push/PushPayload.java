package pl.nurt.notice.internal.push;

import pl.nurt.notice.internal.rules.Octets;
import tools.jackson.databind.json.JsonMapper;

/** What the service worker is given ({@code worker/notice.js} reads it): never longer than a push may be. */
final class PushPayload {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int TITLE = 300;

    private PushPayload() {}

    /**
     * The push as JSON; a long text is cut, the inbox has it whole.
     *
     * @param tag the same for the same message, so that a device shows it once
     * @param received signed link to say that it was shown
     * @param opened signed link that opens it
     */
    static String of(
            String title, String text, String language, String tag, boolean urgent, String received, String opened) {
        var push = JSON.createObjectNode()
                .put("title", Octets.fit(title, TITLE))
                .put("lang", language)
                .put("tag", tag)
                .put("urgent", urgent)
                .put("received", received)
                .put("opened", opened);
        var whole = push.put("text", text).toString();
        if (isShort(whole)) {
            return whole;
        }
        // Marks and line breaks grow in JSON, so the room for a long text is found by trying.
        var fits = 0;
        var tooLong = Octets.count(text) + 1;
        while (tooLong - fits > 1) {
            var most = (fits + tooLong) / 2;
            if (isShort(push.put("text", Octets.fit(text, most)).toString())) {
                fits = most;
            } else {
                tooLong = most;
            }
        }
        return push.put("text", Octets.fit(text, fits)).toString();
    }

    private static boolean isShort(String push) {
        return Octets.count(push) <= PushEncryption.LONGEST;
    }
}
