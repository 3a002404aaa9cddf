package pl.nurt.identity.audit;

/** What the log says of itself. */
public enum IdentityDeed implements Deed {
    LOG_OPENED,
    LOG_EXPORTED,
    CHAIN_CHECKED;

    @Override
    public String room() {
        return "identity";
    }
}
