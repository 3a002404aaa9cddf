package pl.nurt.platform.api;

import pl.nurt.platform.NotFoundException;

/** Numbers in an address. */
public final class PathNumber {
    private static final int MOST_DIGITS = 18;

    private PathNumber() {}

    /** @throws NotFoundException if nothing can have that number */
    public static long of(String digits) {
        if (digits.length() > MOST_DIGITS) {
            throw new NotFoundException();
        }
        return Long.parseLong(digits);
    }

    /** @throws NotFoundException if nothing can have that number */
    public static int small(String digits) {
        var number = of(digits);
        if (number > Integer.MAX_VALUE) {
            throw new NotFoundException();
        }
        return (int) number;
    }
}
