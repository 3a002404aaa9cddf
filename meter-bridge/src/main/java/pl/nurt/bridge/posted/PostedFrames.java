package pl.nurt.bridge.posted;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import pl.nurt.bridge.mbus.Frame;
import pl.nurt.bridge.mbus.TelegramRefused;

/**
 * The frames of a text. Sound long frames are found however they are written, and whatever stands around them is left out, and told. What is
 * no sound frame is shown as it is, as far as its head says that it is meant as one.
 */
public final class PostedFrames {
    private static final int MASTERS = 0x40;

    private final List<PlainLine> lines;
    private final boolean isOneLine;
    private final List<Found.Frame> frames = new ArrayList<>();
    private final List<Beside> rest = new ArrayList<>();

    /**
     * @param line in which it begins, counted from 1; 0 where the text is of one line
     * @param bytes of the frame; empty if there are none to be shown
     * @param digits how many hexadecimal digits there are in its place
     * @param leftOut what stood beside it and before it, each with its line; empty if nothing did
     */
    public record Posted(int line, Optional<byte[]> bytes, int digits, String leftOut) {
        /** Whether this is an acknowledgement or a request, as they stand in a log between telegrams. */
        public boolean isByTheWay() {
            return bytes.filter(PostedFrames::isByTheWay).isPresent();
        }
    }

    private PostedFrames(List<PlainLine> lines) {
        this.lines = lines;
        this.isOneLine = lines.stream().filter(line -> !line.text().isBlank()).count() < 2;
    }

    /** All frames of a file in its order; at least one. It may hold text, or what came over a line as it came. */
    public static List<Posted> of(byte[] file) {
        return of(Capture.is(file) ? Capture.text(file) : new String(file, charset(file)));
    }

    /** What an editor or a shell of Windows has saved is often in words of two bytes, and says so with its first one. */
    private static Charset charset(byte[] bytes) {
        var first = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        return first == 0xFFFE || first == 0xFEFF ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }

    /** All frames of a text in its order; at least one. */
    public static List<Posted> of(String text) {
        return new PostedFrames(PlainLine.of(text)).all();
    }

    private List<Posted> all() {
        var runs = List.of(lines);
        for (var way :
                Stream.concat(Stream.of(Ways.USUAL), Ways.OTHERS.stream()).toList()) {
            runs = runs.stream().flatMap(run -> harvest(way, run).stream()).toList();
        }
        if (frames.isEmpty()) {
            return unsound();
        }
        runs.forEach(this::addRest);
        return posted();
    }

    /** Takes what is sound, and gives back the lines that are of none of it, as long as they follow one another. */
    private List<List<PlainLine>> harvest(Way way, List<PlainLine> run) {
        var found = Found.by(way, run);
        frames.addAll(found.frames());
        return found.frames().isEmpty() ? List.of(run) : runs(run, found.lines());
    }

    private static List<List<PlainLine>> runs(List<PlainLine> lines, Set<Integer> taken) {
        var runs = new ArrayList<List<PlainLine>>();
        var run = new ArrayList<PlainLine>();
        for (var line : lines) {
            if (!taken.contains(line.number())) {
                run.add(line);
            } else if (!run.isEmpty()) {
                runs.add(List.copyOf(run));
                run.clear();
            }
        }
        if (!run.isEmpty()) {
            runs.add(run);
        }
        return runs;
    }

    /** Of lines beside sound frames: a whole frame is one, be it damaged; all else is left out. */
    private void addRest(List<PlainLine> run) {
        var shown = new HashSet<Integer>();
        for (var passage : Ways.USUAL.read(run)) {
            Unsound.of(passage).filter(it -> isFrame(passage.digits(), it)).ifPresent(it -> {
                passage.pieces().forEach(piece -> shown.add(piece.line()));
                frames.add(new Found.Frame(line(passage, it), it.bytes(), passage.outside(it.from(), it.to())));
            });
        }
        run.stream()
                .filter(line -> !shown.contains(line.number()) && !line.text().isBlank())
                .forEach(line -> rest.add(new Beside(line.number(), line.text().strip())));
    }

    private static boolean isFrame(String digits, Unsound.Shown shown) {
        var head = SoundFrames.head(digits);
        return head >= 0 ? digits.length() >= head + SoundFrames.length(digits, head) : isByTheWay(shown.bytes());
    }

    private static boolean isByTheWay(byte[] bytes) {
        try {
            return !(Frame.parse(bytes) instanceof Frame.Long frame) || (frame.control() & MASTERS) != 0;
        } catch (TelegramRefused e) {
            return false;
        }
    }

    private static int line(Passage passage, Unsound.Shown shown) {
        return passage.pieces().get(passage.pieceOf(shown.from())).line();
    }

    /** What stands in lines of its own is told with the next telegram, or with the last. */
    private List<Posted> posted() {
        frames.sort(Comparator.comparingInt(Found.Frame::line));
        rest.sort(Comparator.comparingInt(Beside::line));
        var telegrams =
                frames.stream().filter(frame -> !isByTheWay(frame.bytes())).toList();
        var tellers = telegrams.isEmpty() ? frames : telegrams;
        var posted = new ArrayList<Posted>();
        var told = 0;
        for (var frame : frames) {
            var beside = new ArrayList<>(frame.beside());
            while ((telegrams.isEmpty() || !isByTheWay(frame.bytes()))
                    && told < rest.size()
                    && (frame.equals(tellers.getLast()) || rest.get(told).line() < frame.line())) {
                beside.add(rest.get(told++));
            }
            beside.sort(Comparator.comparingInt(Beside::line));
            posted.add(new Posted(
                    place(frame.line()), Optional.of(frame.bytes()), 2 * frame.bytes().length, told(beside)));
        }
        return posted;
    }

    private int place(int line) {
        return isOneLine ? 0 : line;
    }

    private String told(List<Beside> beside) {
        var told = new ArrayList<String>();
        var line = 0;
        for (var one : beside) {
            var isSame = isOneLine || one.line() == line;
            told.add(isSame ? one.text() : "line " + one.line() + ": " + one.text());
            line = one.line();
        }
        return String.join(" | ", told);
    }

    /** Where nothing is sound, it is read in the way in which most of a frame can be seen. */
    private List<Posted> unsound() {
        var best = Ways.USUAL.read(lines);
        var likeness = Unsound.likeness(best);
        for (var way : Ways.OTHERS) {
            var other = way.read(lines);
            if (Unsound.likeness(other) > likeness) {
                likeness = Unsound.likeness(other);
                best = other;
            }
        }
        return best.stream().map(this::unsound).toList();
    }

    private Posted unsound(Passage passage) {
        var shown = Unsound.of(passage);
        var beside = shown.map(it -> passage.outside(it.from(), it.to())).orElseGet(() -> passage.outside(0, 0));
        var line = shown.map(it -> line(passage, it))
                .orElseGet(() -> passage.pieces().isEmpty()
                        ? 1
                        : passage.pieces().getFirst().line());
        return new Posted(
                place(line), shown.map(Unsound.Shown::bytes), passage.digits().length(), told(beside));
    }
}
