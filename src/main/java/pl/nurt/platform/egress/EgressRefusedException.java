package pl.nurt.platform.egress;

import java.net.UnknownHostException;

/** The portal's own settings ({@code nurt.egress.networks}) keep it from connecting there: nobody was asked, and nobody was silent. */
public final class EgressRefusedException extends UnknownHostException {
    EgressRefusedException() {
        super("this address is not one the portal may connect to");
    }
}
