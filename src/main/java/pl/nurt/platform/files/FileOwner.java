package pl.nurt.platform.files;

/**
 * What a file hangs on: the note, application or invoice of a room. Its quota is counted over all its files.
 *
 * @param room the name under which the room's {@link FileRoom} answers
 * @param key in the room's own words, such as {@code note 12}; never shown to people
 */
public record FileOwner(String room, String key) {
    public FileOwner {
        if (room.isBlank() || key.isBlank()) {
            throw new IllegalArgumentException("an owner has a room and a key");
        }
    }
}
