package pl.nurt.platform.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import pl.nurt.platform.limits.Limit;
import pl.nurt.platform.limits.Place;
import pl.nurt.platform.limits.SharedLimits;
import pl.nurt.platform.limits.Unreadable;

/**
 * Finds what belongs to a secret that somebody shows, and bounds how often strangers may guess.
 *
 * <p>A secret that did not open here before takes a place among the guesses of its address before it is looked up: whoever makes secrets up has them
 * looked up so often and no more. Where the places are used up, all secrets that open something are read, once in a while for all callers together,
 * and those need no place. So a secret that opens something does so whatever others at its address do; one that is younger than the last such look
 * is let in by the next, and told to come again until then.
 *
 * @param <T> what belongs to a secret
 */
public final class SecretLookup<T> {
    private static final int REMEMBERED = 10_000;

    private final Function<String, Optional<T>> owners;
    private final Guesses guesses;
    private final Known known;
    private final Clock clock;

    /** Stand-ins of secrets that opened, so that they need no place; each is looked up all the same. */
    private final Map<String, Boolean> opened = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    private final ReentrantLock looking = new ReentrantLock();
    private Set<String> owned = Set.of();
    private Instant nextLook = Instant.MIN;

    /**
     * How many secrets an address may try that open nothing.
     *
     * @param take a place for the address, before a secret is looked up
     * @param giveBack what was taken for a secret that opens something
     */
    public record Guesses(Function<String, Place> take, Consumer<String> giveBack) {
        /** So many, counted for all portals. */
        public static Guesses within(SharedLimits limits, Limit limit) {
            return new Guesses(block -> limits.take(limit, block), block -> limits.giveBack(limit, block));
        }
    }

    /**
     * Which secrets open something.
     *
     * @param all their stand-ins, as {@link Unreadable#whole} makes them
     * @param pause between two looks at them
     */
    public record Known(Supplier<? extends Collection<String>> all, Duration pause) {}

    /** @param owners what belongs to a secret; empty for one that opens nothing */
    public SecretLookup(Function<String, Optional<T>> owners, Guesses guesses, Known known, Clock clock) {
        this.owners = owners;
        this.guesses = guesses;
        this.known = known;
        this.clock = clock;
    }

    /**
     * @param block where it came from, as {@link pl.nurt.platform.limits.AddressBlock} says
     * @throws TooManyAttemptsException if it was not looked up, since too many were made up there
     */
    public Optional<T> find(String secret, String block) {
        var standIn = Unreadable.whole(secret);
        var openedBefore = opened.containsKey(standIn);
        if (!openedBefore) {
            var place = guesses.take().apply(block);
            if (!place.granted() && !opensSomething(standIn)) {
                throw new TooManyAttemptsException("too many guesses from this address", place.until());
            }
        }
        var owner = owners.apply(secret);
        if (owner.isEmpty()) {
            opened.remove(standIn);
        } else if (!openedBefore) {
            opened.put(standIn, true);
            guesses.giveBack().accept(block);
        }
        return owner;
    }

    /** Whoever comes while another one looks waits for what that finds. */
    private boolean opensSomething(String standIn) {
        looking.lock();
        try {
            if (!clock.instant().isBefore(nextLook)) {
                look();
            }
            return owned.contains(standIn);
        } finally {
            looking.unlock();
        }
    }

    private void look() {
        try {
            owned = Set.copyOf(known.all().get());
        } finally {
            // From its end on, and also after one that failed: a database that is slow is not asked the more for it.
            nextLook = clock.instant().plus(known.pause());
        }
    }
}
