package broken.metering;

import java.net.http.HttpClient;

class HomeMadeClient {
    private final HttpClient client = HttpClient.newHttpClient();

    int version() {
        return client.version().ordinal();
    }
}
