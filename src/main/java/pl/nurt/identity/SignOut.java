package pl.nurt.identity;

/** Ends sessions of whoever is signed in on this page; to be called from a click on it. */
public interface SignOut {
    /** Ends this browser's session: all its open pages go to the sign-in page. */
    void here();

    /** Ends every session of the account, on whatever device: all open pages go to the sign-in page at once. */
    void everywhere();
}
