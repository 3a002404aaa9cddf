package pl.nurt.billing.ksef.internal.client;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.regex.Pattern;

/** Judges where and how KSeF wants a part of a package put: it names the address, so it is not simply believed. The address is a key: nobody says it. */
final class UploadAddress {
    /** Whatever belongs to the connection or signs somebody in is not KSeF's to set. */
    private static final Pattern HEADER = Pattern.compile(
            "(?i)(?!(?:host|authorization|cookie|connection|content-length|transfer-encoding|expect|upgrade|te|trailer|proxy-.*)$)"
                    + "[a-z0-9-]{1,64}");

    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]{0,1000}");

    private UploadAddress() {}

    /**
     * @param portal the address of KSeF itself: only a stand-in on this machine is spoken to without TLS, and only by it
     * @throws KsefAwayException if nothing goes there
     */
    static URI of(URI portal, OpenedSession.Upload upload) {
        if (!upload.method().equals("PUT")) {
            throw new KsefAwayException("a part is put, not sent otherwise");
        }
        if (!headersFit(upload.headers())) {
            throw new KsefAwayException("headers for a part that KSeF has no say in");
        }
        URI address;
        try {
            address = new URI(upload.url());
        } catch (URISyntaxException malformed) {
            // Without the cause: it repeats the address.
            throw new KsefAwayException("no address for a part");
        }
        if (address.getHost() == null || address.getUserInfo() != null) {
            throw new KsefAwayException("no address for a part");
        }
        if (!"https".equalsIgnoreCase(address.getScheme()) && !isStandIn(portal, address)) {
            throw new KsefAwayException("an address for a part without HTTPS");
        }
        return address;
    }

    private static boolean headersFit(Map<String, String> headers) {
        return headers.entrySet().stream()
                .allMatch(header -> HEADER.matcher(header.getKey()).matches()
                        && VALUE.matcher(header.getValue()).matches());
    }

    private static boolean isStandIn(URI portal, URI address) {
        return "http".equalsIgnoreCase(address.getScheme())
                && "http".equalsIgnoreCase(portal.getScheme())
                && address.getHost().equals(portal.getHost())
                && isThisMachine(address.getHost());
    }

    private static boolean isThisMachine(String host) {
        try {
            return host.equals("localhost") || InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException name) {
            return false;
        }
    }
}
