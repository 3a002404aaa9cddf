package pl.nurt.bridge.line;

/** Where a concentrator is reached. Hosts are not resolved here, so that a changed DNS entry is noticed. */
public sealed interface Endpoint {
    /**
     * A TCP port: a device's own server, or a gateway that passes bytes unchanged.
     *
     * @param networks where that may be
     */
    record Tcp(String host, int port, Networks networks) implements Endpoint {
        public Tcp(String host, int port) {
            this(host, port, Networks.ANY);
        }

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /** @param device name of the port, such as {@code /dev/ttyUSB0} */
    record Serial(String device, SerialSettings settings) implements Endpoint {
        @Override
        public String toString() {
            return device;
        }
    }

    /**
     * A serial port behind a telnet server with port control (RFC 2217).
     *
     * @param networks where that may be
     */
    record Rfc2217(String host, int port, SerialSettings settings, Networks networks) implements Endpoint {
        public Rfc2217(String host, int port, SerialSettings settings) {
            this(host, port, settings, Networks.ANY);
        }

        @Override
        public String toString() {
            return "rfc2217://" + host + ":" + port;
        }
    }
}
