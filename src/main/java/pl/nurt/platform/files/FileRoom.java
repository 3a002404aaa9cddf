package pl.nurt.platform.files;

/**
 * A room that keeps files, as a bean: it decides who may read them.
 *
 * <p>Asked at every download, on the thread on which the person is signed in.
 */
public interface FileRoom {
    /** The room's name: {@code customer}. No two beans have the same. */
    String room();

    /** Whether who is signed in on this thread may read the owner's files now; nobody is told why not. */
    boolean mayRead(FileOwner owner);

    /**
     * A file is about to be handed out to who is signed in on this thread, whom {@link #mayRead} let: to be noted where it holds data of
     * persons.
     */
    void handedOut(StoredFile file);
}
