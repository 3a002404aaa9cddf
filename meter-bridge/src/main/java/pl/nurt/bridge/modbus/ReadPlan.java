package pl.nurt.bridge.modbus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which blocks are read so that every wanted span comes whole out of one answer, with few requests. Spans of one meter that fit into
 * one block stay together, so that a value, its exponent and its quality are of the same moment.
 */
final class ReadPlan {
    /** @param wanted what is wanted of {@code whole}, in order; none of it may be split */
    record Block(Span whole, List<Span> wanted) {
        Block {
            wanted = List.copyOf(wanted);
        }

        private static Block of(Collection<Span> spans) {
            var whole = spans.stream().reduce(Span::with).orElseThrow();
            return new Block(
                    whole, spans.stream().distinct().sorted(Span.IN_ORDER).toList());
        }

        /**
         * The same in smaller blocks: cut where nobody wants anything, or else in the middle. Empty if it is but one value.
         */
        private List<Block> parts() {
            var runs = join(
                    wanted.stream().map(span -> of(List.of(span))).toList(), new ReadLimits(Integer.MAX_VALUE / 16, 0));
            if (runs.size() > 1) {
                return runs;
            }
            return wanted.size() < 2
                    ? List.of()
                    : List.of(
                            of(wanted.subList(0, wanted.size() / 2)),
                            of(wanted.subList(wanted.size() / 2, wanted.size())));
        }
    }

    private final List<Block> blocks;
    /** By the span that it brings, as it was found. */
    private final Map<Span, Block> found = new HashMap<>();

    /** @param meters what each meter needs; a span alone must not exceed the limits */
    ReadPlan(List<List<Span>> meters, ReadLimits limits) {
        var pieces = new ArrayList<Block>();
        for (var spans : meters) {
            pieces.addAll(
                    join(spans.stream().map(span -> Block.of(List.of(span))).toList(), limits));
        }
        blocks = join(pieces, limits);
    }

    /** Joins neighbours while the hole between them and what they span together keep the limits. */
    private static List<Block> join(List<Block> parts, ReadLimits limits) {
        var joined = new ArrayList<Block>();
        var open = new ArrayList<Span>();
        Span whole = null;
        var sorted = parts.stream()
                .sorted((a, b) -> Span.IN_ORDER.compare(a.whole(), b.whole()))
                .toList();
        for (var part : sorted) {
            if (whole != null && !fit(whole, part.whole(), limits)) {
                joined.add(Block.of(open));
                open.clear();
                whole = null;
            }
            open.addAll(part.wanted());
            whole = whole == null ? part.whole() : whole.with(part.whole());
        }
        if (whole != null) {
            joined.add(Block.of(open));
        }
        return joined;
    }

    private static boolean fit(Span whole, Span next, ReadLimits limits) {
        return whole.isBeside(next)
                && next.address() - whole.end() <= limits.hole(next.table())
                && whole.with(next).size() <= limits.most(next.table());
    }

    List<Block> blocks() {
        return List.copyOf(blocks);
    }

    /** The block that brings {@code span}. */
    Block of(Span span) {
        return found.computeIfAbsent(span, this::search);
    }

    private Block search(Span span) {
        return blocks.stream()
                .filter(block -> block.whole().covers(span))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody planned to read " + span));
    }

    /** Reads {@code block} in smaller ones from now on; false if it cannot be divided. */
    boolean split(Block block) {
        var parts = block.parts();
        var at = blocks.indexOf(block);
        if (parts.isEmpty() || at < 0) {
            return false;
        }
        found.clear();
        blocks.remove(at);
        blocks.addAll(at, parts);
        return true;
    }
}
