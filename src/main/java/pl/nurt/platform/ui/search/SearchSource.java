package pl.nurt.platform.ui.search;

import java.util.List;
import java.util.Optional;

/**
 * Answers the office's search (Ctrl K) with what one room finds. Implemented by a bean of that room for each kind of thing; the search asks
 * all of them while somebody types and shows their answers in groups.
 */
public interface SearchSource {
    /** Groups stand in this order, the smallest first. */
    int order();

    /** Key of the text above the group. */
    String titleKey();

    /**
     * Best first. Nothing for somebody who may not see such things: it must not fail.
     *
     * @param query never blank, but for {@linkplain #isOfActions() actions}: there blank asks for all of them
     */
    List<SearchHit> find(String query, int most);

    /** These were there long enough to be read, or one of them was chosen: a room that shows data of persons notes who saw them. */
    default void shown(String query, List<SearchHit> hits) {}

    /** Whether these are things to do or places to go, which alone are asked for by a {@code >} before the words. */
    default boolean isOfActions() {
        return false;
    }

    /** A location with everything the query finds, encoded; empty when there is no such page. */
    default Optional<String> everything(String query) {
        return Optional.empty();
    }
}
