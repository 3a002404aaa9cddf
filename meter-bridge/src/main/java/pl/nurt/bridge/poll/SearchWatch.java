package pl.nurt.bridge.poll;

/** Who looks on while a bus is searched. */
interface SearchWatch {
    /** Asked before every probe; false ends the search. */
    boolean goOn();

    /** Told after a meter was found, and now and then between. */
    void progress(SearchState soFar);
}
