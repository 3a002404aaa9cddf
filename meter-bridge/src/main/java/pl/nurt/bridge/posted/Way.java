package pl.nurt.bridge.posted;

import java.util.List;

/** A way in which people write bytes. */
interface Way {
    /** What the lines hold if they are written in this way; each line is in one passage at most. */
    List<Passage> read(List<PlainLine> lines);
}
