package pl.nurt.bridge.posted;

/** What stands in a line and is of no frame. */
record Beside(int line, String text) {}
