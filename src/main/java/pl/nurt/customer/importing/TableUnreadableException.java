package pl.nurt.customer.importing;

/** The file is no table that can be read; nothing was kept. */
public class TableUnreadableException extends RuntimeException {
    private final String messageKey;

    /** @param messageKey of the text that says what is wrong */
    public TableUnreadableException(String messageKey) {
        super(messageKey);
        this.messageKey = messageKey;
    }

    public TableUnreadableException(String messageKey, Throwable cause) {
        super(messageKey, cause);
        this.messageKey = messageKey;
    }

    public String messageKey() {
        return messageKey;
    }
}
