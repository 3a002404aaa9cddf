package pl.nurt.bridge.mbus.link;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import pl.nurt.bridge.mbus.MeterId;

/**
 * The wildcard search over identifications: everybody is selected first; where several answer, the next digit is fixed to each value in
 * turn. Equal numbers are told apart by manufacturer, version and medium, byte after byte.
 *
 * <p>The unusual values – digits A to E, codes that are no letters – are tried only where fewer than two of the usual ones answered, since
 * then somebody is still missing.
 */
final class IdentPath implements SearchPath {
    private static final Pattern TOKEN =
            Pattern.compile("S([0-9A-F]{8})((?:[0-9A-F]{2}[01234]){0," + SelectionLevel.COUNT + "})");
    private static final int TOKEN_PART = 3;
    /** In a token: added to the answers of a level of one meter. */
    private static final int OF_ONE = 3;

    /** How the search stands at one position of the identification. */
    private static final class Level {
        private final int depth;
        private final SelectionLevel position;
        /** Which of its values is next. */
        private int index;
        /** How many of its values had an answer; two say as much as more. */
        private int answered;
        /** Whether one meter answers here, which does not name itself, so that one of the values is its own. */
        private final boolean isOfOne;

        private Level(int depth, boolean isOfOne) {
            this.depth = depth;
            this.position = SelectionLevel.at(depth);
            this.isOfOne = isOfOne;
        }

        private char state() {
            return (char) ('0' + (isOfOne ? OF_ONE : 0) + answered);
        }

        private int value() {
            return position.values()[index];
        }

        private void noteAnswer() {
            answered = Math.min(isOfOne ? 1 : 2, answered + 1);
        }

        private boolean isExhausted() {
            return index >= position.values().length
                    || (isOfOne ? answered > 0 : index >= position.usual() && answered >= 2);
        }
    }

    /** Eight digits, F where any will do. */
    private final String wanted;
    /** The positions that {@link #wanted} leaves open. */
    private final List<Integer> open;
    /** Empty until everybody who is wanted was selected at once. */
    private final List<Level> levels = new ArrayList<>();

    /** The primary address of the last meter that did not name itself. */
    private @Nullable Integer nameless;

    private boolean done;

    private IdentPath(String wanted) {
        this.wanted = wanted;
        this.open = IntStream.range(0, SelectionLevel.COUNT)
                .filter(depth -> depth >= SelectionLevel.DIGITS || wanted.charAt(depth) == 'F')
                .boxed()
                .toList();
    }

    static String beginning(String wanted) {
        return "S" + wanted.toUpperCase(Locale.ROOT);
    }

    static Optional<SearchPath> parse(String token) {
        var matcher = TOKEN.matcher(token);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var path = new IdentPath(matcher.group(1));
        var text = matcher.group(2);
        for (var at = 0; at < text.length(); at += TOKEN_PART) {
            if (!path.hasOpenPosition()) {
                return Optional.empty();
            }
            var state = text.charAt(at + 2) - '0';
            var level = path.nextLevel(state >= OF_ONE);
            if (level.isOfOne && level.depth < SelectionLevel.DIGITS) {
                return Optional.empty();
            }
            level.index = Integer.parseInt(text.substring(at, at + 2), 16);
            level.answered = state % OF_ONE;
            // A level of one meter stays as long as what follows it is open.
            var isAtWork = level.isOfOne && at + TOKEN_PART < text.length();
            if (level.isExhausted() && !isAtWork) {
                return Optional.empty();
            }
            path.levels.add(level);
        }
        return Optional.of(path);
    }

    @Override
    public String token() {
        var text = new StringBuilder(beginning(wanted));
        levels.forEach(level -> text.append("%02X%c".formatted(level.index, level.state())));
        return text.toString();
    }

    @Override
    public boolean isDone() {
        return done;
    }

    @Override
    public ProbeResult probe(BusProbe bus) throws IOException {
        return bus.selected(selection());
    }

    /** What comes next. */
    Selection selection() {
        var bytes = new MeterId(wanted, null, null, null).selection();
        levels.forEach(level -> SelectionLevel.fix(bytes, level.depth, level.value()));
        return new Selection(bytes);
    }

    @Override
    public void step(ProbeResult result, List<FoundMeter> found, List<String> unresolved) {
        if (!(result instanceof ProbeResult.Silent) && !levels.isEmpty()) {
            levels.getLast().noteAnswer();
        }
        switch (result) {
            case ProbeResult.Silent() -> goOn(found, unresolved);
            case ProbeResult.One(var meter) -> {
                found.add(meter);
                goOn(found, unresolved);
            }
            case ProbeResult.Nameless(var primary) -> {
                nameless = primary;
                if (hasOpenPosition()) {
                    // Its telegrams do not name it, but it answers to its number, maker, version and medium, and is
                    // read by all of them.
                    levels.add(nextLevel(open.get(levels.size()) >= SelectionLevel.DIGITS));
                } else {
                    found.add(new FoundMeter(selection().meter(), primary, null));
                    goOn(found, unresolved);
                }
            }
            case ProbeResult.Several(var brokenOff) -> {
                if (hasOpenPosition()) {
                    levels.add(nextLevel(false));
                } else {
                    unresolved.add(selection() + (brokenOff == null ? "" : ": " + brokenOff));
                    goOn(found, unresolved);
                }
            }
        }
    }

    private boolean hasOpenPosition() {
        return levels.size() < open.size();
    }

    private Level nextLevel(boolean isOfOne) {
        return new Level(open.get(levels.size()), isOfOne);
    }

    /** To the next value, and up where there is none left. */
    private void goOn(List<FoundMeter> found, List<String> unresolved) {
        while (!levels.isEmpty()) {
            var level = levels.getLast();
            level.index++;
            if (!level.isExhausted()) {
                return;
            }
            levels.removeLast();
            if (level.answered == 0 && level.isOfOne) {
                // It answers only where these are left open.
                found.add(new FoundMeter(new MeterId(selection().ident(), null, null, null), nameless, null));
            } else if (level.answered == 0) {
                unresolved.add(selection().toString());
            }
        }
        done = true;
    }
}
