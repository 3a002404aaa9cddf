package pl.nurt.bridge.mbus.link;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import pl.nurt.bridge.mbus.MeterId;

/**
 * The wildcard search over identifications: everybody is selected first; where several answer, the next digit is fixed to each value in
 * turn. Equal numbers are told apart by manufacturer, version and medium, byte after byte.
 *
 * <p>The unusual values – digits A to E, codes that are no letters – are tried only where fewer than two of the usual ones answered, since
 * then somebody is still missing.
 */
final class IdentPath implements SearchPath {
    static final String BEGINNING = "S";
    private static final Pattern TOKEN = Pattern.compile("S((?:[0-9A-F]{2}[012]){0," + SelectionLevel.COUNT + "})");
    private static final int TOKEN_PART = 3;

    /** How the search stands at one position of the identification. */
    private static final class Level {
        private final SelectionLevel position;
        /** Which of its values is next. */
        private int index;
        /** How many of its values had an answer; two say as much as more. */
        private int answered;

        private Level(int depth) {
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

    /** Empty until everybody was selected. */
    private final List<Level> levels = new ArrayList<>();

    private boolean done;

    static Optional<SearchPath> parse(String token) {
        var matcher = TOKEN.matcher(token);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var path = new IdentPath();
        var text = matcher.group(1);
        for (var at = 0; at < text.length(); at += TOKEN_PART) {
            var level = new Level(path.levels.size());
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
        var text = new StringBuilder(BEGINNING);
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
        var bytes = Selection.ANYBODY.bytes();
        for (var depth = 0; depth < levels.size(); depth++) {
            SelectionLevel.fix(bytes, depth, levels.get(depth).value());
        }
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
                if (levels.size() < SelectionLevel.DIGITS) {
                    // Its telegrams do not name it, but it answers to its number.
                    levels.add(new Level(levels.size()));
                } else {
                    found.add(new FoundMeter(new MeterId(selection().ident(), null, null, null), primary, null));
                    goOn(unresolved);
                }
            }
            case ProbeResult.Several() -> {
                if (levels.size() < SelectionLevel.COUNT) {
                    levels.add(new Level(levels.size()));
                } else {
                    unresolved.add(selection().toString());
                    goOn(unresolved);
                }
            }
        }
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
