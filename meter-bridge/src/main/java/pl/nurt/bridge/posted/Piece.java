package pl.nurt.bridge.posted;

/**
 * What one line gives.
 *
 * @param line its number
 * @param digits hexadecimal, in lower case; empty if it gives none
 * @param beside what else stands there; empty if nothing does
 */
record Piece(int line, String digits, String beside) {}
