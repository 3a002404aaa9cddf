package pl.nurt.metering;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What metering asks about where remote readings come from. Implemented by the room that looks after bridges and concentrators; here
 * both are names on a reading and nothing more.
 */
public interface RemoteSources {
    /** The bridge's concentrators among the codes. */
    Map<String, ConcentratorId> concentrators(BridgeId bridge, Collection<String> codes);

    /** Those of the meters that are read through a concentrator of the bridge, also through one that is not read any more. */
    Set<MeterId> readBy(BridgeId bridge, Collection<MeterId> meters);

    /** The concentrator of that code at the bridge of that code; empty for one that is not read any more. */
    Optional<ConcentratorId> concentrator(String bridge, String code);

    /** Through what a meter can be read, in an order that people know. */
    List<ConcentratorRef> choices();

    /** Names of concentrators, those that are not read any more too; unknown ones are left out. */
    Map<ConcentratorId, String> names(Collection<ConcentratorId> concentrators);

    /** Codes of bridges; unknown ones are left out. */
    Map<BridgeId, String> codes(Collection<BridgeId> bridges);

    /** Through what the meter is read; empty when it is not read remotely. */
    Optional<ConcentratorRef> readThrough(MeterId meter);

    /**
     * From now on the meter is read through that concentrator; part of the transaction that asks. Again it changes nothing.
     *
     * @return false, and nothing is changed, when there is no such meter, or no such concentrator that is still read
     */
    boolean assign(MeterId meter, ConcentratorId concentrator);
}
