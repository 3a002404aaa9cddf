package pl.nurt.bridge.posted;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What sound frames one way of reading finds in some lines.
 *
 * @param frames in their order
 * @param lines the numbers of those that frames stand in
 */
record Found(List<Frame> frames, Set<Integer> lines) {
    /**
     * @param line in which it begins
     * @param beside what else stands in its lines
     */
    record Frame(int line, byte[] bytes, List<Beside> beside) {}

    static Found by(Way way, List<PlainLine> lines) {
        var frames = new ArrayList<Frame>();
        var taken = new HashSet<Integer>();
        for (var passage : way.read(lines)) {
            var sound = SoundFrames.in(passage);
            if (!sound.isEmpty()) {
                new Telling(passage, sound, taken).addTo(frames);
            }
        }
        return new Found(frames, taken);
    }

    /** Of a passage with sound frames, which lines they take, and what is left of those. */
    private static final class Telling {
        private final Passage passage;
        private final List<SoundFrames.Sound> sound;
        private final Set<Integer> taken;

        private Telling(Passage passage, List<SoundFrames.Sound> sound, Set<Integer> taken) {
            this.passage = passage;
            this.sound = sound;
            this.taken = taken;
        }

        private void addTo(List<Frame> frames) {
            var pieces = passage.pieces();
            for (var one : sound) {
                var first = passage.pieceOf(one.from());
                var beside = new ArrayList<Beside>();
                for (var n = first; n < pieces.size() && passage.start(n) < one.to(); n++) {
                    var isOf = passage.start(n + 1) > passage.start(n) && n != one.stray();
                    // What a line holds beside several frames is told once, with the first.
                    if (isOf && taken.add(pieces.get(n).line())) {
                        tell(n, beside);
                    }
                }
                frames.add(new Frame(pieces.get(first).line(), one.bytes(), beside));
            }
        }

        private void tell(int n, List<Beside> beside) {
            var piece = passage.pieces().get(n);
            if (!piece.beside().isEmpty()) {
                beside.add(new Beside(piece.line(), piece.beside()));
            }
            var at = passage.start(n);
            for (var one : sound) {
                passage.addDigits(n, at, one.from(), beside);
                at = Math.max(at, one.to());
            }
            passage.addDigits(n, at, passage.start(n + 1), beside);
        }
    }
}
