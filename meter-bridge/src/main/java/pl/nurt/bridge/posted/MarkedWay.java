package pl.nurt.bridge.posted;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Bytes each of which has the same signs before or behind its two digits, whatever they are: {@code 16#68}, {@code x68}, {@code 0x68u8}. They are
 * learnt from the first byte of a telegram.
 */
final class MarkedWay implements Way {
    private static final Pattern WORDS = Pattern.compile("[^\\s,;()\\[\\]{}|=*]{3,16}");
    private static final String START = "68";
    /** A telegram has at least as many bytes. */
    private static final int OFTEN = 9;
    /** Nobody writes bytes in more ways. */
    private static final int MOST_MARKS = 8;

    @Override
    public List<Passage> read(List<PlainLine> lines) {
        return marks(lines).stream()
                .filter(mark -> lines.stream()
                                .mapToLong(line ->
                                        mark.matcher(line.original()).results().count())
                                .sum()
                        >= OFTEN)
                .findFirst()
                .map(mark -> List.of(new Passage(
                        lines.stream().map(line -> piece(line, mark)).toList())))
                .orElseGet(List::of);
    }

    private static List<Pattern> marks(List<PlainLine> lines) {
        return lines.stream()
                .map(PlainLine::original)
                .filter(text -> text.contains(START))
                .flatMap(text -> WORDS.matcher(text).results())
                .map(MatchResult::group)
                .flatMap(word -> mark(word).stream())
                .distinct()
                .limit(MOST_MARKS)
                .map(Pattern::compile)
                .toList();
    }

    private static Optional<String> mark(String word) {
        var at = word.lastIndexOf(START);
        if (at < 0) {
            return Optional.empty();
        }
        var before = word.substring(0, at);
        var after = word.substring(at + START.length());
        return Optional.of("(?<![0-9A-Za-z])" + Pattern.quote(before) + "([0-9A-Fa-f]{2})" + Pattern.quote(after)
                + "(?![0-9A-Za-z])");
    }

    private static Piece piece(PlainLine line, Pattern mark) {
        var text = line.original();
        var bytes = new ArrayList<MatchResult>(mark.matcher(text).results().toList());
        if (bytes.isEmpty()) {
            return new Piece(line.number(), "", text.strip());
        }
        var digits = bytes.stream().map(one -> one.group(1)).collect(Collectors.joining());
        var beside = text.substring(0, bytes.getFirst().start()) + "…"
                + text.substring(bytes.getLast().end());
        return new Piece(line.number(), digits.toLowerCase(Locale.ROOT), beside.equals("…") ? "" : beside.strip());
    }
}
