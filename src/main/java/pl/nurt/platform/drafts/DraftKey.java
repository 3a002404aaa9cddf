package pl.nurt.platform.drafts;

/**
 * Whose draft of which form.
 *
 * @param account the key of the account; the platform knows no accounts, rooms get this from {@code Viewer.draft}
 * @param form which form about what, in the words of its room: {@code customer.note 12}
 */
public record DraftKey(long account, String form) {
    private static final int LONGEST = 200;

    public DraftKey {
        if (form.isBlank() || form.length() > LONGEST) {
            throw new IllegalArgumentException("a draft is named by room and subject: " + form);
        }
    }
}
