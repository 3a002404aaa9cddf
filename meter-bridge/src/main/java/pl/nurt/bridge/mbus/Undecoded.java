package pl.nurt.bridge.mbus;

/**
 * The end of a telegram that cannot be read, because a DIF or LVAR stands there that the standard reserves: how long that record is, and so
 * where the next one begins, nobody knows.
 *
 * @param reason in one English sentence
 * @param bytes from the record that cannot be read to the end, decrypted if they were encrypted
 */
public record Undecoded(String reason, RawBytes bytes) {}
