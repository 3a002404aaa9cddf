package pl.nurt.notice.push;

import java.util.Base64;

/**
 * A browser's word on where and how it can be reached, as its push manager gives it.
 *
 * @param endpoint address at the browser's push service
 * @param p256dh the browser's public key, base64url
 * @param auth its secret, base64url
 */
public record PushSubscription(String endpoint, String p256dh, String auth) {
    private static final int KEY = 65;
    private static final int SECRET = 16;
    private static final int LONGEST = 2000;

    /** Whether it has the form of a subscription; whether its push service is one we write to is another question. */
    boolean isWellFormed() {
        try {
            return endpoint.length() <= LONGEST && key().length == KEY && secret().length == SECRET;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    byte[] key() {
        return Base64.getUrlDecoder().decode(p256dh.replaceAll("=+$", ""));
    }

    byte[] secret() {
        return Base64.getUrlDecoder().decode(auth.replaceAll("=+$", ""));
    }
}
