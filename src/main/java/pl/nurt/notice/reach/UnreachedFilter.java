package pl.nurt.notice.reach;

import org.jspecify.annotations.Nullable;

/**
 * Which of them a list shows.
 *
 * @param text words that must all be found in the person's name or login, or in one of the customers; blank for all
 */
public record UnreachedFilter(String text, @Nullable WhyUnreached why) {
    public static final int LONGEST = 80;

    public UnreachedFilter {
        text = text.strip();
        text = text.substring(0, Math.min(text.length(), LONGEST));
    }
}
