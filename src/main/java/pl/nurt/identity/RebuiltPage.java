package pl.nurt.identity;

/** Whether the page is a new one in place of another, whose portal or session went away under it. */
public interface RebuiltPage {
    /** Tells it once: what was typed there and not sent is lost, and the person should know. */
    boolean takeNews();
}
