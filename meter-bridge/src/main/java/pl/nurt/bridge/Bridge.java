package pl.nurt.bridge;

/** The bridge's command line. */
public final class Bridge {
    private Bridge() {}

    public static void main(String[] args) {
        System.out.println("nurt bridge");
    }
}
