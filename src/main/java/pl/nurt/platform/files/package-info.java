/**
 * Files that people hand in and that the portal makes.
 *
 * <p>A room asks {@link pl.nurt.platform.files.StoredFiles} to keep a file under a {@link pl.nurt.platform.files.FileOwner} of its own and
 * implements {@link pl.nurt.platform.files.FileRoom} once, which says who may read it. Content is checked before it is kept (size, kind found
 * from the bytes, soundness, malware), stored once under its SHA-256, and streamed both ways.
 */
@NullMarked
package pl.nurt.platform.files;

import org.jspecify.annotations.NullMarked;
