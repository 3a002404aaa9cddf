package pl.nurt.platform.ui.desk;

import java.util.List;

/** What may wait in a room for the people of the office. Implemented by a Spring bean of the room that counts it. */
public interface DeskTasks {
    /** The lines of the rooms stand in this order, the smallest first. */
    int order();

    /** New lines for the signed-in person, none without the right to see the rows; they keep themselves up to date while attached. */
    List<DeskTask> create();
}
