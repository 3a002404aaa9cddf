package pl.nurt.identity.audit;

import java.util.List;

/** All deeds of one room, as a bean: what the log can be asked for. */
public record RoomDeeds(List<Deed> deeds) {
    public RoomDeeds {
        deeds = List.copyOf(deeds);
    }

    public static RoomDeeds of(Deed... deeds) {
        return new RoomDeeds(List.of(deeds));
    }
}
