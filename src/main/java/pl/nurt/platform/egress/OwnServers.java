package pl.nurt.platform.egress;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SocketChannel;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Connections, by other protocols than HTTP, to servers that the operator's settings name and nobody else: the mail server, the scanner. They may be
 * on this machine; {@code nurt.egress.networks} does not hold for them. What an address means is judged where the connection is made: what can be no
 * server (one wire, what clouds tell their machines by, multicast) is refused.
 */
public final class OwnServers {
    private static final String LOCAL = "unix:";

    private OwnServers() {}

    /** A connection that is not there yet: closing it ends whatever waits for it, the connecting as well. */
    public interface Line extends ByteChannel {
        /** @throws EgressRefusedException if no server can be there */
        void connect() throws IOException;
    }

    /**
     * @param address {@code host:port} or {@code unix:/path}
     * @throws IllegalArgumentException if it is neither
     */
    public static Line line(String address) throws IOException {
        if (!isAddress(address)) {
            throw new IllegalArgumentException("neither host:port nor unix:/path: " + address);
        }
        return address.startsWith(LOCAL)
                ? new ChannelLine(SocketChannel.open(StandardProtocolFamily.UNIX), address)
                : new ChannelLine(SocketChannel.open(), address);
    }

    /** Whether it can be the address of a {@link #line}. */
    public static boolean isAddress(String address) {
        return address.startsWith(LOCAL + "/") || address.matches(".+:\\d{1,5}");
    }

    /** For libraries that make their own connections, by sockets that are not connected when they get them. */
    public static SocketFactory sockets() {
        return new JudgedSockets();
    }

    private static SocketAddress judged(SocketAddress to) throws UnknownHostException {
        if (!(to instanceof InetSocketAddress server) || server.getAddress() == null) {
            throw new UnknownHostException(String.valueOf(to));
        }
        if (!SpecialAddresses.mayBeServer(server.getAddress())) {
            throw new EgressRefusedException();
        }
        return to;
    }

    private record ChannelLine(SocketChannel channel, String address) implements Line {
        @Override
        public void connect() throws IOException {
            if (address.startsWith(LOCAL)) {
                channel.connect(UnixDomainSocketAddress.of(address.substring(LOCAL.length())));
                return;
            }
            var colon = address.lastIndexOf(':');
            channel.connect(judged(new InetSocketAddress(
                    InetAddress.getByName(address.substring(0, colon)),
                    Integer.parseInt(address.substring(colon + 1)))));
        }

        @Override
        public int read(ByteBuffer bytes) throws IOException {
            return channel.read(bytes);
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            return channel.write(bytes);
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    private static final class JudgedSockets extends SocketFactory {
        @Override
        public Socket createSocket() {
            return new JudgedSocket();
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return connected(new InetSocketAddress(host, port), null);
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
            return connected(new InetSocketAddress(host, port), new InetSocketAddress(from, fromPort));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return connected(new InetSocketAddress(host, port), null);
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
            return connected(new InetSocketAddress(host, port), new InetSocketAddress(from, fromPort));
        }

        private static Socket connected(SocketAddress to, @Nullable SocketAddress from) throws IOException {
            var socket = new JudgedSocket();
            try {
                socket.bind(from);
                socket.connect(to);
                return socket;
            } catch (IOException refused) {
                socket.close();
                throw refused;
            }
        }
    }

    /** Whoever connects it, and whenever: the address that it goes to is the one that was judged. */
    private static final class JudgedSocket extends Socket {
        JudgedSocket() {
            super(Proxy.NO_PROXY);
        }

        @Override
        public void connect(SocketAddress to, int timeout) throws IOException {
            super.connect(judged(to), timeout);
        }
    }
}
