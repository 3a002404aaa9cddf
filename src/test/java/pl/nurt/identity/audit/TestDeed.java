package pl.nurt.identity.audit;

enum TestDeed implements Deed {
    PHONE_CHANGED,
    CARD_OPENED;

    @Override
    public String room() {
        return "identity";
    }
}
