package pl.nurt.local;

/** The data folder cannot be used; the message says why and what to do, for people. */
final class UnusableFolder extends RuntimeException {
    private final String sentence;

    UnusableFolder(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
