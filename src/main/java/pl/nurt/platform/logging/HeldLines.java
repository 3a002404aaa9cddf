package pl.nurt.platform.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/** Warnings and errors of libraries that are not written as the library would, because a part of ours answers for them. */
public final class HeldLines extends TurboFilter {
    private static volatile Keeper keeper = (logger, failure) -> false;

    /** Answers for what a library wants to write. */
    @FunctionalInterface
    public interface Keeper {
        /** @return whether the line is left out; whoever answers so has said of it what is to be said */
        boolean holds(String logger, @Nullable Throwable failure);
    }

    /** From now on this one is asked, in place of whoever was asked before. */
    public static void askFirst(Keeper next) {
        keeper = next;
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] parameters,
            @Nullable Throwable failure) {
        // Without a text somebody only asks whether the level is written.
        return format != null
                        && level.isGreaterOrEqual(Level.WARN)
                        && !logger.getName().startsWith("pl.nurt.")
                        && keeper.holds(logger.getName(), thrown(parameters, failure))
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }

    /** Logback takes a failure that is the last of the parameters for one only later. */
    private static @Nullable Throwable thrown(Object @Nullable [] parameters, @Nullable Throwable failure) {
        if (failure != null || parameters == null || parameters.length == 0) {
            return failure;
        }
        return parameters[parameters.length - 1] instanceof Throwable last ? last : null;
    }
}
