package pl.nurt.platform.ui;

/** Answers the search field of the office's header (Ctrl K). Implemented by a bean of the room that finds things. */
public interface OfficeSearch {
    /** Key of the text that says what can be found. */
    String hintKey();

    /** Where the answer is shown: a location such as {@code office/meters?q=kopernika}, with the query encoded. */
    String locationFor(String query);
}
