package pl.nurt.platform.files;

/** Why a file is not taken; each has its text under {@code platform.files.refused.…}. */
public enum FileRefusal {
    EMPTY,
    TOO_LARGE,
    /** What it is, by its content, is not taken here. */
    WRONG_KIND,
    /** It begins like a kind we know and cannot be one to its end: cut off, broken. */
    DAMAGED,
    /** Nobody can look into it without a password. */
    LOCKED,
    /** It runs something when opened. */
    ACTIVE_CONTENT,
    MALWARE,
    /** The malware scanner reads only smaller files, so nobody could ever read this one. */
    TOO_LARGE_TO_SCAN,
    QUOTA
}
