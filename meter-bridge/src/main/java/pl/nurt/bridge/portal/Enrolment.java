package pl.nurt.bridge.portal;

import java.io.IOException;
import java.nio.file.Files;
import pl.nurt.bridge.config.PortalSettings;
import pl.nurt.bridge.config.Secret;

/** How a bridge becomes known to the portal: with a one-time code from the office, against which it leaves the hash of its key. */
public final class Enrolment {
    private Enrolment() {}

    /**
     * Makes an API key, stores it, and tells the portal its hash; the key itself leaves this machine only with later requests. The key
     * is stored before the portal is asked, and a key that is there already is used, so a repeat with the same code after a failure or
     * a crash at any moment is harmless.
     *
     * @return code of the bridge at the portal
     * @throws IOException it did not come about; the message is one English sentence
     */
    public static String enrol(PortalSettings settings, String code, String version)
            throws IOException, InterruptedException {
        var key = key(settings.apiKey());
        try (var connection = new PortalConnection(settings, new KeyRing(settings.apiKey()))) {
            var answer = connection.postUnauthorized(
                    "/api/bridge/enrolment", PortalJson.enrolment(code.strip(), NewKey.hash(key), version));
            return switch (answer.status()) {
                case 200 -> PortalJson.read(answer.body()).path("bridge").asString("");
                case 401 ->
                    throw new IOException(
                            "The portal does not take this code: it is mistyped, has expired, or was used with another key.");
                case 429, 503 -> throw new IOException("The portal is busy; try again in a minute.");
                default -> throw new IOException("The portal answers " + answer.status() + ".");
            };
        }
    }

    private static String key(Secret secret) throws IOException {
        return switch (secret) {
            case Secret.InEnvironment ignored ->
                throw new IOException("An enrolment stores the API key in a file: configure portal.apiKeyFile.");
            case Secret.InFile(var file) when Files.exists(file) -> secret.read();
            case Secret.InFile(var file) -> {
                var key = NewKey.make();
                try {
                    KeyFile.write(file, key);
                } catch (IOException e) {
                    throw new IOException("The API key file " + file + " cannot be written.", e);
                }
                yield key;
            }
        };
    }
}
