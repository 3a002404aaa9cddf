package pl.nurt.identity.audit.internal.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pl.nurt.identity.audit.ChainFinding;
import pl.nurt.identity.audit.DayHead;

/**
 * Walks along the chain, computes each link again and goes on behind a broken one.
 *
 * <p>A link is broken when it fits neither to the kept hash before it nor to the computed one: so one change is one finding, not two.
 */
public final class ChainCheck {
    private static final int KEPT = 100;

    private final Map<LocalDate, DayHead> closed;
    private final Map<LocalDate, DayHead> met = new TreeMap<>();
    private final List<ChainFinding> findings = new ArrayList<>();
    private byte[] kept = Link.beginning();
    private byte[] computed = Link.beginning();
    private long position;
    private LocalDate lastDay = LocalDate.EPOCH;
    private long entries;
    private long broken;
    private boolean afterGap;

    /** @param closed the days whose end is known */
    public ChainCheck(Map<LocalDate, DayHead> closed) {
        this.closed = new TreeMap<>(closed);
    }

    /**
     * The next link, in the order of positions.
     *
     * @param entry null when the log has no such entry any more
     * @param hash as the chain keeps it
     */
    public void next(long at, LocalDate day, long entryId, @Nullable SealedEntry entry, byte[] hash) {
        if (at != position + 1) {
            found(ChainFinding.Kind.LINKS_GONE, day, at, null);
            afterGap = true;
        }
        var again = entry == null ? hash : Link.hash(kept, entry);
        if (entry == null) {
            found(ChainFinding.Kind.ENTRY_GONE, day, at, entryId);
        } else if (!afterGap && !Arrays.equals(again, hash) && !Arrays.equals(Link.hash(computed, entry), hash)) {
            found(ChainFinding.Kind.CHANGED, day, at, entryId);
        }
        afterGap = false;
        position = at;
        lastDay = day;
        kept = hash;
        computed = again;
        entries++;
        var sameDay = met.get(day);
        met.put(
                day,
                new DayHead(
                        day,
                        at,
                        sameDay == null ? 1 : sameDay.entries() + 1,
                        HexFormat.of().formatHex(hash),
                        Instant.EPOCH));
    }

    /** An entry that is in the log and nowhere in the chain. */
    public void outside(LocalDate day, long entryId) {
        found(ChainFinding.Kind.OUTSIDE, day, 0, entryId);
    }

    /**
     * To be called behind the last link: compares the ends of the days.
     *
     * @param sealedTo position at which the chain ended once; it may have grown since
     */
    public void end(long sealedTo) {
        var before = broken;
        closed.forEach((day, head) -> compare(ChainFinding.Kind.DAY_ENDS_OTHERWISE, head));
        // Where a closed day tells it already, it is one finding.
        if (position < sealedTo && broken == before) {
            found(ChainFinding.Kind.END_GONE, lastDay, sealedTo, null);
        }
    }

    /** To be called behind the last link: compares with ends that were kept elsewhere. */
    public void witness(List<DayHead> elsewhere) {
        elsewhere.forEach(head -> compare(ChainFinding.Kind.WITNESS_DIFFERS, head));
    }

    private void compare(ChainFinding.Kind kind, DayHead head) {
        var here = met.get(head.day());
        if (here == null || !here.line().equals(head.line())) {
            found(kind, head.day(), head.lastPosition(), null);
        }
    }

    public long entries() {
        return entries;
    }

    public long broken() {
        return broken;
    }

    /** The first ones. */
    public List<ChainFinding> findings() {
        return findings;
    }

    private void found(ChainFinding.Kind kind, LocalDate day, long at, @Nullable Long entry) {
        broken++;
        if (findings.size() < KEPT) {
            findings.add(new ChainFinding(kind, day, at, entry));
        }
    }
}
