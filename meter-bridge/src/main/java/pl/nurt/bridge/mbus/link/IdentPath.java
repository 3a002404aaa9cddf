package pl.nurt.bridge.mbus.link;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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
            Pattern.compile("S([0-9A-F]{8})((?:[0-9A-F]{2}[012]){0," + SelectionLevel.COUNT + "})");
    private static final int TOKEN_PART = 3;

    /** How the search stands at one position of the identification. */
    private static final class Level {
        private final int depth;
        private final SelectionLevel position;
        /** Which of its values is next. */
        private int index;
        /** How many of its values had an answer; two say as much as more. */
        private int answered;

        private Level(int depth) {
            this.depth = depth;
            this.position = SelectionLevel.at(depth);
        }

        private int value() {
            return position.values()[index];
        }

        private void noteAnswer() {
            answered = Math.min(2, answered + 1);
        }

        private boolean isExhausted() {
            return index >= position.values().length || (index >= position.usual() && answered >= 2);
        }
    }

    /** Eight digits, F where any will do. */
    private final String wanted;
    /** The positions that {@link #wanted} leaves open. */
    private final List<Integer> open;
    /** Empty until everybody who is wanted was selected at once. */
    private final List<Level> levels = new ArrayList<>();

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
            var level = path.nextLevel();
            level.index = Integer.parseInt(text.substring(at, at + 2), 16);
            level.answered = text.charAt(at + 2) - '0';
            if (level.isExhausted()) {
                return Optional.empty();
            }
            path.levels.add(level);
        }
        return Optional.of(path);
    }

    @Override
    public String token() {
        var text = new StringBuilder(beginning(wanted));
        levels.forEach(level -> text.append("%02X%d".formatted(level.index, level.answered)));
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
            case ProbeResult.Silent() -> goOn(unresolved);
            case ProbeResult.One(var meter) -> {
                found.add(meter);
                goOn(unresolved);
            }
            case ProbeResult.Nameless(var primary) -> {
                if (hasOpenPosition() && nextLevel().depth < SelectionLevel.DIGITS) {
                    // Its telegrams do not name it, but it answers to its number.
                    levels.add(nextLevel());
                } else {
                    found.add(new FoundMeter(new MeterId(selection().ident(), null, null, null), primary, null));
                    goOn(unresolved);
                }
            }
            case ProbeResult.Several() -> {
                if (hasOpenPosition()) {
                    levels.add(nextLevel());
                } else {
                    unresolved.add(selection().toString());
                    goOn(unresolved);
                }
            }
        }
    }

    private boolean hasOpenPosition() {
        return levels.size() < open.size();
    }

    private Level nextLevel() {
        return new Level(open.get(levels.size()));
    }

    /** To the next value, and up where there is none left. */
    private void goOn(List<String> unresolved) {
        while (!levels.isEmpty()) {
            var level = levels.getLast();
            level.index++;
            if (!level.isExhausted()) {
                return;
            }
            levels.removeLast();
            if (level.answered == 0) {
                unresolved.add(selection().toString());
            }
        }
        done = true;
    }
}
