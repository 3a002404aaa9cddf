package pl.nurt.platform.egress;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Guards connections of HTTP: calendars that somebody typed, push services that a browser told, providers that settings name. A name is looked up
 * once for each connection, what it means is judged, and to that the connection goes: a name that means something else a moment later leads nowhere
 * else.
 *
 * <p>{@code nurt.egress.networks} lists where the portal may go; while it is empty that is everywhere. Neither means the {@link SpecialAddresses}
 * nor an address of this machine itself: those must be named, by a network within their block, or by the very address.
 */
@Component
public class Egress {
    private final List<Network> allowed;
    private final Lookup names;
    private final Own own;

    /** What a name means now. */
    interface Lookup {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /** Whether the address is one of this machine's, and whoever connects to it speaks to what listens here. */
    interface Own {
        boolean has(InetAddress address);
    }

    @Autowired
    public Egress(EgressSettings settings) {
        this(settings, InetAddress::getAllByName, Egress::isOfThisMachine);
    }

    Egress(EgressSettings settings, Lookup names, Own own) {
        allowed = settings.networks().stream().map(Network::parse).toList();
        this.names = names;
        this.own = own;
    }

    /** @param timeout of connecting, and of each pause in what is answered; a call takes twice as long at most */
    public EgressClient client(Duration timeout) {
        return client(timeout, timeout.multipliedBy(2));
    }

    /**
     * @param timeout of connecting, and of each pause in what is answered
     * @param whole after which a call is broken off, wherever it is
     */
    public EgressClient client(Duration timeout, Duration whole) {
        return new EgressClient(this, timeout, whole);
    }

    /**
     * The addresses to one of which a connection may go.
     *
     * @throws EgressRefusedException if one of the host's addresses is not where the portal may go
     * @throws UnknownHostException if it has none
     */
    InetAddress[] judged(String host) throws UnknownHostException {
        var found = names.addresses(host);
        for (var one : found) {
            if (!allows(one)) {
                throw new EgressRefusedException();
            }
        }
        return found;
    }

    boolean allows(InetAddress address) {
        var meant = SpecialAddresses.meant(address);
        var listed = allowed.stream().filter(network -> network.contains(meant)).toList();
        var block = SpecialAddresses.block(meant);
        if (block.isPresent()) {
            return listed.stream().anyMatch(network -> block.get().contains(network));
        }
        if (own.has(meant)) {
            return listed.stream().anyMatch(Network::isOneAddress);
        }
        return allowed.isEmpty() || !listed.isEmpty();
    }

    static boolean isOfThisMachine(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException unknown) {
            // Rather no connection than one to ourselves.
            return true;
        }
    }
}
