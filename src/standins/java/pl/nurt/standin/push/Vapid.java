package pl.nurt.standin.push;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Who sends, as a push service asks: RFC 8292. */
final class Vapid {
    private static final Pattern HEADER =
            Pattern.compile("vapid\\s+t=([\\w-]+)\\.([\\w-]+)\\.([\\w-]+),\\s*k=([\\w-]+)");
    private static final long A_DAY = 86_400;
    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

    private Vapid() {}

    /** @return the contact @throws SecurityException when the word is not good for this service */
    static String check(@Nullable String header, String origin) {
        if (header == null) {
            throw new SecurityException("no Authorization");
        }
        return KNOWN.computeIfAbsent(header + " " + origin, unknown -> checked(header, origin));
    }

    private static String checked(String header, String origin) {
        var parts = HEADER.matcher(header);
        if (!parts.matches()) {
            throw new SecurityException("not a word of VAPID");
        }
        try {
            var base64 = Base64.getUrlDecoder();
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initVerify(BrowserKeys.publicKey(base64.decode(parts.group(4))));
            signature.update((parts.group(1) + "." + parts.group(2)).getBytes(StandardCharsets.US_ASCII));
            if (!signature.verify(base64.decode(parts.group(3)))) {
                throw new SecurityException("the signature is not of this key");
            }
            var claims = JsonMapper.shared().readTree(base64.decode(parts.group(2)));
            var now = Clock.systemUTC().instant().getEpochSecond();
            var expires = claims.path("exp").asLong(0);
            var contact = claims.path("sub").asString("");
            if (!claims.path("aud").asString("").equals(origin)) {
                throw new SecurityException("for another service");
            }
            if (expires <= now || expires > now + A_DAY) {
                throw new SecurityException("expired, or good for more than a day");
            }
            if (!contact.startsWith("mailto:") && !contact.startsWith("https:")) {
                throw new SecurityException("no contact");
            }
            return contact;
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            throw new SecurityException("broken: " + broken.getMessage());
        }
    }
}
